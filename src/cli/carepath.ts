#!/usr/bin/env node
// The commands that call AWS say themselves what they need; its SDK would say on each start that a newer Node.js is coming.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';

import { run } from './run';

const { stdout: out, stderr: err, stdin: input, env: environment, argv } = process;

out.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error; // A reader such as `head` has had enough.
});

run(argv.slice(2), { out, err, input, environment }).then((code) => {
  process.exitCode = code; // Not `process.exit`, which would cut what a pipe has not taken yet.
});
