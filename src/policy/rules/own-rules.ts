import { BadInput } from '../../assembly/bad-input';
import { type RuleSet, readRules } from './read-rules';
import { RuleEngine } from './rule-engine';

let rules: RuleSet | undefined;
let engine: RuleEngine | undefined;

/**
 * The repository's own rules, read once a process.
 * @throws BadInput in the bundled CLI, which carries none: whatever rules lie beside it are somebody else's
 */
export function ownRules(): RuleSet {
  if (!/\bown-rules\.[jt]s$/.test(__filename)) {
    throw new BadInput(
      'rules and their engine stay at the build: the bundled CLI carries none, and judges no template\n' +
        '  Run this in a clone of the repository, after `npm ci`; gates read the report of the build instead.',
    );
  }
  rules ??= readRules(__dirname);
  return rules;
}

/** The engine with the repository's own rules. It takes a second to make and lives as long as the process. */
export function ownEngine(): RuleEngine {
  engine ??= new RuleEngine(ownRules());
  return engine;
}
