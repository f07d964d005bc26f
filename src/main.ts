import { configuration } from './config';
import { explainFailure } from './pipeline/explain-failure';
import { sourceRevision } from './pipeline/source-revision';
import { synthesise } from './pipeline/synthesise';
import { resolvePlatform } from './schema/resolve';

try {
  const platform = resolvePlatform(configuration);
  synthesise(platform, sourceRevision(process.cwd(), process.env, new Date()));
  for (const service of platform.withheldServices) console.error(`${service} has no image in src/config/images.json yet: left out.`);
} catch (error) {
  const { message, exitCode } = explainFailure(error);
  console.error(message);
  process.exitCode = exitCode;
}
