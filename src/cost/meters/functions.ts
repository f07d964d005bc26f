import { mapAt, textsAt } from '../../assembly/environment-resources';
import type { Value, ValueMap } from '../../assembly/template';
import { runsOf } from '../runs';
import { CannotPrice, type Meters, usage, usages } from '../usage';

const defaultMemoryMiB = 128;
const visitsOfState = 10;

export const functionMeters: Meters = {
  'AWS::Lambda::Function': (one, setting) => {
    const runs = runsOf(one, setting);
    if (!runs) throw new CannotPrice('is called by others: how often it runs is not known');
    const { MemorySize = defaultMemoryMiB, Architectures } = one.properties;
    const architecture = textsAt({ all: Architectures ?? [] }, 'all').includes('arm64') ? 'arm64' : 'x86_64';
    return usages(
      usage('Runs', 'lambda/requests', runs.count),
      usage('Time and memory', `lambda/${architecture}`, (runs.count * runs.seconds * Number(MemorySize)) / 1024),
    );
  },

  'AWS::StepFunctions::StateMachine': ({ properties }, { load }) => {
    if (properties.StateMachineType === 'EXPRESS') throw new CannotPrice('is an express workflow');
    const states = statesOf(properties);
    // Each several times: what is retried, and what waits in a loop.
    return usages(usage('State transitions', 'step-functions/transitions', load.releases * states * visitsOfState));
  },
};

function statesOf({ DefinitionString, Definition }: ValueMap): number {
  const definition = typeof DefinitionString === 'string' ? parsed(DefinitionString) : Definition;
  const states = mapAt({ definition: definition ?? {} }, 'definition', 'States');
  if (Object.keys(states).length === 0) throw new CannotPrice('has a definition that cannot be read');
  return Object.keys(states).length;
}

function parsed(text: string): Value {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}
