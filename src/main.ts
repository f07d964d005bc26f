import { configuration } from './config';
import { explainFailure } from './pipeline/explain-failure';
import { sourceRevision } from './pipeline/source-revision';
import { synthesise } from './pipeline/synthesise';
import { resolvePlatform } from './schema/resolve';

try {
  const source = sourceRevision(process.cwd(), process.env, new Date());
  // By the commit's date, not by the clock: yesterday's good commit still deploys.
  const platform = resolvePlatform(configuration, { today: source.committedAt.slice(0, 'YYYY-MM-DD'.length) });
  synthesise(platform, source);
  for (const service of platform.withheldServices) console.error(`${service} has no image in src/config/images.json yet: left out.`);
} catch (error) {
  const { message, exitCode } = explainFailure(error);
  console.error(message);
  process.exitCode = exitCode;
}
