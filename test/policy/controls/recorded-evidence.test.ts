import { join } from 'node:path';
import { loadAssembly } from '../../../src/assembly/load-assembly';
import { run } from '../../../src/cli/run';
import { recordedEvidence, templatesNotJudged } from '../../../src/policy/controls/recorded-evidence';
import type { RuleInfo } from '../../../src/schema/rule-results';
import { removeAssemblies, writeAssembly, writeJson } from '../../assembly/write-assembly';
import { CapturedTerminal } from '../../cli/captured-terminal';
import { resource, twoDatabases } from './hand-made';

afterAll(removeAssemblies);

describe('rules on templates that the build has asked', () => {
  const rule: RuleInfo = {
    id: 'Carepath::database-is-encrypted',
    title: 'Databases are encrypted',
    controls: ['164.312(a)(2)(iv)'],
    resourceTypes: ['AWS::RDS::DBInstance'],
  };

  test('pass where the report of the build has no finding', () => {
    const directory = twoDatabases();
    writeJson(join(directory, 'rule-results.json'), { schemaVersion: 1, rules: [], templateRules: [rule] });
    const finding = { rule: 'database-is-encrypted', stack: 'Prod-database', resource: 'Two', message: 'It is not encrypted.' };
    writeJson(join(directory, 'check.json'), { schemaVersion: 1, templates: 1, findings: [finding] });
    expect(recordedEvidence(loadAssembly(directory)).rules).toEqual([
      {
        id: 'Carepath::database-is-encrypted',
        title: 'Databases are encrypted',
        controls: ['164.312(a)(2)(iv)'],
        on: 'templates',
        passing: ['app/Prod/database/One/Resource'],
        failing: ['app/Prod/database/Two/Resource'],
      },
    ]);
  });

  test('are said to be missing where the build was told not to ask them', () => {
    const directory = twoDatabases();
    writeJson(join(directory, 'rule-results.json'), { schemaVersion: 1, rules: [] });
    expect(recordedEvidence(loadAssembly(directory)).notCounted).toEqual([templatesNotJudged]);
  });

  test('do not pass because that report is not there', () => {
    const directory = twoDatabases();
    writeJson(join(directory, 'rule-results.json'), { schemaVersion: 1, rules: [], templateRules: [rule] });
    expect(() => recordedEvidence(loadAssembly(directory))).toThrow(/check\.json: cannot be read: ENOENT/);
  });
});

test('of a template that was edited after the build, rules on templates are asked anew', async () => {
  const listener = (name: string, Protocol: string) =>
    resource(`app/Prod/cluster/${name}`, 'AWS::ElasticLoadBalancingV2::Listener', {
      LoadBalancerArn: 'arn',
      Protocol,
      SslPolicy: 'ELBSecurityPolicy-TLS13-1-2-2021-06',
    });
  const Resources = { Safe: listener('Safe', 'HTTPS'), Plain: listener('Plain', 'HTTP') };
  const directory = writeAssembly({ stages: { Prod: { cluster: { template: { Resources } } } } });
  const published = { ['0'.repeat(64)]: { source: { path: 'Prodcluster.template.json' } } };
  writeJson(join(directory, 'assembly-Prod', 'Prodcluster.assets.json'), { version: '55.0.0', files: published });
  writeJson(join(directory, 'rule-results.json'), { schemaVersion: 1, rules: [] });

  const terminal = new CapturedTerminal();
  const code = await run(['controls', '--assembly', directory, '--json'], terminal);
  const { rules, notCounted } = JSON.parse(terminal.printed) as { rules: { id: string }[]; notCounted: string[] };
  expect(code).toBe(1);
  expect(rules.find(({ id }) => id === 'Carepath::listener-speaks-tls')).toMatchObject({
    passing: ['app/Prod/cluster/Safe'],
    failing: ['app/Prod/cluster/Plain'],
    excepted: [],
  });
  expect(notCounted).not.toContain(templatesNotJudged);
});
