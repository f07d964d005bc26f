import { ownEngine } from '../rules/own-rules';
import { RuleEngine } from '../rules/rule-engine';

/** After so many judgements, an engine for the rules of one type has earned the fifth of a second that it takes to make. */
const worthAnEngine = 60;

/**
 * The repository's own rules, or those of them that may find something on one type: an engine takes a tenth of a millisecond for each of
 * its rules, and a change in a resource is mostly found on that resource.
 */
export class RulesByType {
  readonly #judgements = new Map<string, number>();
  readonly #engines = new Map<string, RuleEngine>();

  /** An engine with all rules at first, later with fewer: never with more than the one before, whose findings are compared with. */
  engineFor(type: string): RuleEngine {
    const judgements = (this.#judgements.get(type) ?? 0) + 1;
    this.#judgements.set(type, judgements);
    if (judgements < worthAnEngine) return ownEngine();
    const engine = this.#engines.get(type) ?? this.make(type);
    this.#engines.set(type, engine);
    return engine;
  }

  private make(type: string): RuleEngine {
    const { ruleSet } = ownEngine();
    const rules = ruleSet.rules.filter(({ resourceTypes }) => resourceTypes.includes(type));
    return rules.length === 0 ? ownEngine() : new RuleEngine({ ...ruleSet, rules });
  }
}
