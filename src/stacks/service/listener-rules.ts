import {
  ApplicationListenerRule,
  type ApplicationTargetGroup,
  type IApplicationListener,
  ListenerCondition,
} from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { Construct } from 'constructs';
import type { Service } from '../../schema/platform';

/**
 * A rule compares at most five values, and the origin header takes two. The other listener has no header to compare, but keeps the same
 * cut: a condition takes three values, and a rule one condition on paths.
 *
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-condition-types.html
 */
const pathsPerRule = 3;
const rulesPerSlot = 10;

export interface ListenerRulesProps {
  readonly listener: IApplicationListener;
  readonly service: Service;
  readonly targetGroup: ApplicationTargetGroup;
  /** What a request must meet beside its path. */
  readonly conditions: readonly ListenerCondition[];
}

/** Sends the paths of one service to its tasks. More than three paths are more than one rule, in the slot of ten that is the service's. */
export class ListenerRules extends Construct {
  /** @throws Error when the service's paths need more rules than its slot has: they would take the next slot's priorities. */
  constructor(scope: Construct, id: string, { listener, service, targetGroup, conditions }: ListenerRulesProps) {
    super(scope, id);
    const chunks = pathChunks(service);
    if (chunks.length > rulesPerSlot) {
      throw new Error(
        `${service.name}: ${service.routes.length} routes are more than the ${rulesPerSlot * pathsPerRule} of a listener slot`,
      );
    }
    for (const [index, paths] of chunks.entries()) {
      new ApplicationListenerRule(this, `Rule${index}`, {
        listener,
        priority: rulesPerSlot * service.listenerSlot + index,
        conditions: [ListenerCondition.pathPatterns(paths), ...conditions],
        targetGroups: [targetGroup],
      });
    }
  }
}

function pathChunks({ routes }: Service): string[][] {
  const paths = routes.map(({ path }) => path);
  return Array.from({ length: Math.ceil(paths.length / pathsPerRule) }, (_, index) =>
    paths.slice(index * pathsPerRule, (index + 1) * pathsPerRule),
  );
}
