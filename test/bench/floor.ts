import { App, Stack } from 'aws-cdk-lib';

// What any synthesis costs on this machine: `tsx floor.ts DIRECTORY` is an app with one stack and nothing in it, judged as CDK judges by default.
const app = new App({ outdir: process.argv[2] });
new Stack(app, 'Empty');
app.synth();
