import { parseArgs } from 'node:util';
import { measureBuild } from './build-parts';
import type { Size } from './configuration';
import { measure, measureFloor, type Run } from './measure';

// `npm run -s bench`: see README.md beside this file.

const sizes: readonly Size[] = [
  { services: 3, environments: 3 },
  { services: 20, environments: 3 },
  { services: 40, environments: 3 },
  { services: 3, environments: 10 },
];
/** Architecture, "Numbers to hold". */
const limits = { resources: 400, bytes: 800_000, actions: 50, floors: 3 };

const { values } = parseArgs({
  options: {
    build: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    rounds: { type: 'string', default: '1' },
  },
});
if (values.build) {
  const parts = measureBuild();
  const all = {
    command: 'all of it',
    cpuSeconds: sum(parts.map(({ cpuSeconds }) => cpuSeconds)),
    wallSeconds: sum(parts.map(({ wallSeconds }) => wallSeconds)),
  };
  console.log('   CPU s   clock s');
  for (const { command, cpuSeconds, wallSeconds } of [...parts, all]) {
    console.log(`${cpuSeconds.toFixed(1).padStart(8)}${wallSeconds.toFixed(1).padStart(10)}  ${command}`);
  }
  process.exit();
}
const rounds = Number(values.rounds);
if (!Number.isInteger(rounds) || rounds < 1) throw new Error(`--rounds ${values.rounds}: write a whole number from 1`);

/** The fastest of the rounds: whatever else the machine does can only add. */
function fastest<T>(what: string, measureOnce: () => T, timeOf: (result: T) => number): T {
  console.error(`${what} ...`);
  const results = Array.from({ length: rounds }, measureOnce).sort((one, other) => timeOf(one) - timeOf(other));
  const [best] = results;
  if (best === undefined) throw new Error('no round was run');
  return best;
}

const floorMs = fastest('an empty app', measureFloor, (ms) => ms);
const runs = sizes.map((size) =>
  fastest(
    `${size.services} services in ${size.environments} environments`,
    () => measure(size),
    ({ totalMs }) => totalMs,
  ),
);

if (values.json) console.log(JSON.stringify({ floorMs, runs }, null, 2));
else console.log(table(runs));

const broken = runs.flatMap(({ services, environments, largestTemplate, mostActionsInAStage }) => {
  const { stack, resources, bytes } = largestTemplate;
  const at = `${services} services in ${environments} environments`;
  return [
    ...(resources > limits.resources ? [`${at}: ${stack} has ${resources} resources, and ${limits.resources} are the most`] : []),
    ...(bytes > limits.bytes ? [`${at}: ${stack} has ${bytes} bytes, and ${limits.bytes} are the most`] : []),
    ...(mostActionsInAStage > limits.actions
      ? [`${at}: a stage has ${mostActionsInAStage} actions, and ${limits.actions} are the most`]
      : []),
  ];
});
for (const sentence of broken) console.error(sentence);
if (broken.length > 0) process.exitCode = 1;

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function table(rows: readonly Run[]): string {
  const seconds = (ms: number) => (ms / 1000).toFixed(1);
  const lines = [
    ['services', 'envs', 'total s', 'floors', 'construct', 'validate', 'write', 'resources', 'actions'],
    ...rows.map(({ services, environments, totalMs, constructMs, validateMs, writeMs, resources, mostActionsInAStage }) => [
      `${services}`,
      `${environments}`,
      seconds(totalMs),
      (totalMs / floorMs).toFixed(1),
      seconds(constructMs),
      seconds(validateMs),
      seconds(writeMs),
      `${resources}`,
      `${mostActionsInAStage}`,
    ]),
  ];
  return [
    `An empty app: ${seconds(floorMs)} s`,
    ...lines.map((cells) => cells.map((cell, index) => cell.padStart(index < 2 ? 8 : 9)).join('')),
    ...rows.map(
      ({ services, environments, largestTemplate: { stack, resources, bytes } }) =>
        `largest template of ${services} x ${environments}: ${stack}, ${resources} resources, ${Math.round(bytes / 1000)} KB`,
    ),
  ].join('\n');
}
