import { type RuleSet, readRules } from './read-rules';
import { RuleEngine } from './rule-engine';

let rules: RuleSet | undefined;
let engine: RuleEngine | undefined;

/** The repository's own rules, read once a process. */
export function ownRules(): RuleSet {
  rules ??= readRules(__dirname);
  return rules;
}

/** The engine with the repository's own rules. It takes a second to make and lives as long as the process. */
export function ownEngine(): RuleEngine {
  engine ??= new RuleEngine(ownRules());
  return engine;
}
