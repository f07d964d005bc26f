import type { StackArtifact } from '../../../src/assembly/assembly';
import type { Template } from '../../../src/assembly/template';

/** A stack around a template. */
export function stackOf(template: Template, name = 'Dev-app'): StackArtifact {
  return {
    id: name.replace('-', ''),
    name,
    path: name,
    account: '222222222222',
    region: 'us-east-1',
    stage: 'Dev',
    templatePath: `${name}.template.json`,
    template,
    dependencies: [],
    terminationProtection: false,
    assets: { manifests: {}, sources: [] },
  };
}
