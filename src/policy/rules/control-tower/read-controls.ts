import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { UnreadableRule } from '../read-rules';
import { installedDirectory } from '../validator';
import type { Control } from './control';

/**
 * Reads proactive controls that `@cdklabs/cdk-validator-cfnguard` brings. The package also brings a program for each of four platforms, which
 * its plugin starts anew for every run: 31 seconds for this repository's templates. Only the texts are used here.
 * @param ids of the controls wanted, such as `CT.EC2.PR.1`; left out, all of them
 * @throws UnreadableRule for a control that is not there, or a file that says less of itself than is needed
 */
export function readControls(ids?: readonly string[]): Control[] {
  const directory = installedDirectory('@cdklabs/cdk-validator-cfnguard', 'rules', 'control-tower', 'cfn-guard');
  const files = readdirSync(directory, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.guard'));
  const named = new Map(files.sort().map((file) => [basename(file), file]));
  return (ids?.map(fileOf) ?? [...named.keys()]).map((name) => {
    const file = named.get(name);
    if (file === undefined) throw new UnreadableRule(name, 'no such control is installed');
    return readControl(name, readFileSync(join(directory, file), 'utf8'));
  });
}

const fileOf = (id: string) => `${id.toLowerCase().replaceAll('.', '-')}.guard`;

/** @param guard text of a file; its comments and messages are of one form in all of them */
export function readControl(file: string, guard: string): Control {
  const found = (what: string, pattern: RegExp): string => {
    const value = pattern.exec(guard)?.[1]?.trim();
    if (!value) throw new UnreadableRule(file, `its text does not say ${what}`);
    return value;
  };
  return {
    id: found('which control it is', /\[(CT\.[\w.-]+)\]:/),
    title: found('what it requires', /\[CT\.[\w.-]+\]:(.*)/),
    fix: found('how a finding is mended', /\[FIX\]:(.*)/),
    resourceTypes: found('on what it reports', /^# Reports on:\s*((?:#\s+AWS::.*\s)+)/m).match(/AWS::\w+::\w+/g) ?? [],
    ruleName: found('the name of its rule', /^rule (\w+) when is_cfn_template/m),
    guard,
  };
}
