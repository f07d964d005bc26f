import { mapAt, textsAt } from '../../assembly/environment-resources';
import { isMap } from '../../assembly/equal';
import type { Value, ValueMap } from '../../assembly/template';
import { executionsOf, runsOf, visitsOfState } from '../runs';
import { CannotPrice, type Meters, usage, usages } from '../usage';

const defaultMemoryMiB = 128;
const asksCostExplorer = 'arn:aws:states:::aws-sdk:costexplorer:';

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

  'AWS::StepFunctions::StateMachine': (machine, setting) => {
    const { properties } = machine;
    if (properties.StateMachineType === 'EXPRESS') throw new CannotPrice('is an express workflow');
    const states = statesOf(properties);
    const visits = executionsOf(machine, setting) * visitsOfState;
    const questions = states.filter((state) => isMap(state) && String(state.Resource).startsWith(asksCostExplorer));
    return usages(
      usage('State transitions', 'step-functions/transitions', states.length * visits),
      usage('Requests to Cost Explorer', 'cost-explorer/requests', questions.length * visits),
    );
  },
};

function statesOf({ DefinitionString, Definition }: ValueMap): readonly Value[] {
  const definition = typeof DefinitionString === 'string' ? parsed(DefinitionString) : Definition;
  const states = Object.values(mapAt({ definition: definition ?? {} }, 'definition', 'States'));
  if (states.length === 0) throw new CannotPrice('has a definition that cannot be read');
  return states;
}

function parsed(text: string): Value {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}
