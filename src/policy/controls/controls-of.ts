import type { Assembly } from '../../assembly/assembly';
import { constructPath } from '../../assembly/construct-path';
import { type GateInPipeline, gatesIn } from './gates-in';
import type { ControlMatrix, Register, RuleEvidence, SafeguardEvidence, ServingResources, TouchingException } from './matrix';
import { measures } from './measures';
import type { Measure } from './measures/measure';
import { safeguards } from './safeguards';
import { isServedHere, type Safeguard } from './safeguards/safeguard';

/** What was found by those who evaluate rules, and what they could not look at. */
export interface Evidence {
  readonly rules: readonly Omit<RuleEvidence, 'excepted'>[];
  readonly notCounted: readonly string[];
}

/**
 * The control matrix of an assembly: for each safeguard of the Security Rule what serves it, what checks it, what is excepted and what
 * watches it.
 * @throws UnreadableAssembly where its pipeline cannot be read
 */
export function controlsOf(assembly: Assembly, { rules, notCounted }: Evidence): ControlMatrix {
  const { manifest } = assembly;
  const register = manifest?.exceptions ?? [];
  const judged = rules.map((rule) => ({ ...rule, excepted: rule.failing.filter((path) => isExcepted(register, rule.id, path)) }));
  const served = measures.map((measure) => ({ measure, resources: servingIn(assembly, measure) }));
  const gates = gatesIn(assembly);
  return {
    schemaVersion: 1,
    platform: manifest?.platform ?? null,
    commit: manifest?.source.commit ?? null,
    safeguards: safeguards.map((safeguard) => evidenceOf(safeguard, served, judged, register, gates)),
    rules: judged,
    notCounted: [
      ...notCounted,
      ...(manifest?.exceptions === undefined ? ['Exceptions: the assembly does not say what its register acknowledges.'] : []),
    ],
  };
}

function evidenceOf(
  safeguard: Safeguard,
  served: readonly { readonly measure: Measure; readonly resources: readonly ServingResources[] }[],
  judged: readonly RuleEvidence[],
  register: Register,
  gates: readonly GateInPipeline[],
): SafeguardEvidence {
  const { citation } = safeguard;
  const rules = judged.filter(({ controls, passing, failing }) => controls.includes(citation) && passing.length + failing.length > 0);
  return {
    ...safeguard,
    resources: isServedHere(safeguard)
      ? served.flatMap(({ measure, resources }) => (measure.safeguards.includes(citation) ? resources : []))
      : [],
    rules: rules.map(({ id, passing, failing, excepted }) => ({
      id,
      passing: passing.length,
      failing: failing.length,
      excepted: excepted.length,
    })),
    exceptions: touching(register, new Set(rules.map(({ id }) => questionOf(id)))),
    gates: gates.filter((gate) => gate.safeguards.includes(citation)).map(({ name, at }) => ({ name, at })),
  };
}

function servingIn({ stacks }: Assembly, { id, title, done }: Measure): ServingResources[] {
  return stacks.flatMap(({ name, stage, template }) => {
    const paths = Object.entries(template.Resources)
      .filter(([, { Type, Properties = {} }]) => done[Type]?.(Properties))
      .map(([logicalId, { Metadata }]) => constructPath(stage, name, logicalId, Metadata))
      .sort();
    return paths.length > 0 ? [{ stack: name, measure: id, title, paths }] : [];
  });
}

/**
 * What a rule asks, whoever asks it: `Pack::Pack-Question[what was found]` is `Question`, for packs share questions, and what one entry
 * acknowledges of the one is acknowledged of the other. Rules that are nobody's copy go by their whole id.
 */
const questionOf = (id: string): string => id.replace(/\[.*$/s, '').replace(/^(.+)::\1-/, '');

function isExcepted(register: Register, rule: string, path: string): boolean {
  const question = questionOf(rule);
  return register.some(({ acknowledged }) => acknowledged.some((found) => found.resource === path && questionOf(found.rule) === question));
}

function touching(register: Register, questions: ReadonlySet<string>): TouchingException[] {
  return register.flatMap(({ scope, path, owner, expires, reason, acknowledged }) => {
    const own = acknowledged.filter(({ rule }) => questions.has(questionOf(rule)));
    if (own.length === 0) return [];
    const rules = [...new Set(own.map(({ rule }) => rule))];
    return [{ scope, path, rules, owner, expires, reason, resources: new Set(own.map(({ resource }) => resource)).size }];
  });
}
