import type { StackArtifact } from '../assembly';
import { isList, isMap } from '../equal';
import type { Resource, Value } from '../template';
import type { NotJudged } from './reach';

/**
 * Instances carry no request where nobody can send them one: no load balancer does, and they have no public address. Tasks that run on them
 * have interfaces and security groups of their own, and are followed by those. Everything else about instances is not judged.
 */
export function instancesWithWayIn(stacks: readonly StackArtifact[]): NotJudged[] {
  return stacks.flatMap(({ name, template }) =>
    Object.entries(template.Resources).flatMap(([id, resource]) => {
      const reason = wayInto(resource);
      return reason === undefined ? [] : [{ where: `${name}/${id}`, type: resource.Type, reason }];
    }),
  );
}

function wayInto({ Type, Properties = {} }: Resource): string | undefined {
  if (Type === 'AWS::AutoScaling::AutoScalingGroup') {
    const sources = ['TargetGroupARNs', 'LoadBalancerNames', 'TrafficSources'].some((property) => !isEmpty(Properties[property]));
    return sources ? 'is behind a load balancer: what its instances serve is not known' : undefined;
  }
  if (Type !== 'AWS::EC2::LaunchTemplate') return undefined;
  const data = Properties.LaunchTemplateData;
  const interfaces = isMap(data) && isList(data.NetworkInterfaces) ? data.NetworkInterfaces : [];
  const isPrivate = interfaces.length > 0 && interfaces.every((one) => isMap(one) && one.AssociatePublicIpAddress === false);
  return isPrivate ? undefined : 'does not say of each interface that it has no public address';
}

const isEmpty = (value: Value | undefined) => value === undefined || (isList(value) && value.length === 0);
