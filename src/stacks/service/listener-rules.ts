import {
  ApplicationListenerRule,
  type ApplicationTargetGroup,
  type IApplicationListener,
  ListenerCondition,
} from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { Construct } from 'constructs';
import type { Service } from '../../schema/service';

/**
 * A rule compares at most five values, and the origin header takes two. The other listener has no header to compare, but keeps the same
 * cut: a condition takes three values, and a rule one condition on paths.
 *
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-condition-types.html
 */
const pathsPerRule = 3;
/** Configuration refuses a service whose paths need more. */
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
  constructor(scope: Construct, id: string, { listener, service, targetGroup, conditions }: ListenerRulesProps) {
    super(scope, id);
    for (const [index, paths] of pathChunks(service).entries()) {
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
