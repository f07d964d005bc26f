import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chosenControls } from '../../../../src/policy/rules/control-tower/chosen-controls';
import { readControls } from '../../../../src/policy/rules/control-tower/read-controls';
import { synthesisedAssembly } from '../../../synthesised';

const readme = readFileSync(join(__dirname, '../../../../src/policy/rules/control-tower/README.md'), 'utf8');
const rows = [...readme.matchAll(/^\| (CT\.[^|]+) \| ([^|]+) \|$/gm)];
const leftOut = rows.flatMap(([, ids = '']) => ids.split(', '));
const chosen: readonly string[] = chosenControls;

/** Types that only configurations other than this repository's own bring; the package itself writes one of ours in another way. */
const others = ['AWS::ApiGateway::Stage', 'AWS::ApiGateway::DomainName', 'AWS::Lambda::Permission', 'AWS::AutoScaling::AutoscalingGroup'];

test('every control on a type of resource that occurs here is evaluated, or left out for a reason', () => {
  const types = new Set([
    ...others,
    ...synthesisedAssembly().stacks.flatMap(({ template }) => Object.values(template.Resources).map(({ Type }) => Type)),
  ]);
  const here = readControls().filter(({ resourceTypes }) => resourceTypes.some((type) => types.has(type)));
  const undecided = here.filter(({ id }) => !chosen.includes(id) && !leftOut.includes(id));
  expect(here.length).toBeGreaterThan(100);
  expect(undecided.map(({ id, title }) => `${id}: ${title}`)).toEqual([]);
});

test('no control is decided twice', () => {
  const decided = [...chosen, ...leftOut];
  expect(decided.filter((id, index) => decided.indexOf(id) !== index)).toEqual([]);
});

test('only controls that exist are decided', () => {
  const known = new Set(readControls().map(({ id }) => id));
  expect([...chosen, ...leftOut].filter((id) => !known.has(id))).toEqual([]);
});

test('each reason is one', () => {
  expect(rows.filter(([, , reason = '']) => reason.split(' ').length < 5)).toEqual([]);
});
