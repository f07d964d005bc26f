import { isMap } from '../../../../assembly/equal';
import { drop, type Operator, operator, set } from '../../operator';

const fits = ['AWS::ECS::Service'];
const deployment = 'DeploymentConfiguration';

export const services: readonly Operator[] = [
  operator({
    name: 'service-circuit-breaker-off',
    description: 'A release whose tasks never start is retried for hours',
    source: 'AWS Well-Architected REL08-BP04; AWS ECS developer guide, deployment circuit breaker',
    fits,
    edits: ({ properties }) =>
      hasBreaker(properties)
        ? [set([deployment, 'DeploymentCircuitBreaker', 'Enable'], false), drop([deployment, 'DeploymentCircuitBreaker'])]
        : [],
  }),
  operator({
    name: 'service-rollback-off',
    description: 'A release whose tasks never start stays half deployed',
    source: 'AWS Well-Architected REL08-BP04, OPS06-BP04',
    fits,
    edits: ({ properties }) => (hasBreaker(properties) ? [set([deployment, 'DeploymentCircuitBreaker', 'Rollback'], false)] : []),
  }),
  operator({
    name: 'service-deployment-alarms-off',
    description: 'A release that raises alarms is deployed to its end',
    source: 'AWS Well-Architected OPS06-BP04; AWS ECS developer guide, deployment alarms',
    fits,
    edits: ({ properties }) =>
      isMap(properties[deployment]) && properties[deployment].Alarms !== undefined
        ? [set([deployment, 'Alarms', 'Enable'], false), drop([deployment, 'Alarms'])]
        : [],
  }),
  operator({
    name: 'service-exec-enabled',
    description: 'Whoever may call ECS gets a shell beside patients’ data',
    source: 'NIST 800-53 AC-17; MITRE ATT&CK T1651 (cloud administration commands)',
    fits,
    edits: ({ properties }) => (String(properties.EnableExecuteCommand) === 'false' ? [set('EnableExecuteCommand', true)] : []),
  }),
  operator({
    name: 'service-on-spot-only',
    description: 'AWS takes the last task away at two minutes notice',
    source: 'AWS ECS developer guide, Fargate Spot (interruption tolerant tasks)',
    fits,
    edits: ({ properties }) =>
      JSON.stringify(properties.CapacityProviderStrategy ?? []).includes('FARGATE_SPOT')
        ? []
        : [set('CapacityProviderStrategy', [{ CapacityProvider: 'FARGATE_SPOT', Weight: 1 }])],
  }),
  operator({
    name: 'service-old-platform',
    description: 'Tasks run on a platform that gets no more fixes',
    source: 'FSBP ECS.10; Checkov CKV_AWS_332',
    fits,
    edits: () => [set('PlatformVersion', '1.3.0')],
  }),
  operator({
    name: 'cluster-insights-off',
    description: 'Nobody can tell what tasks used before they failed',
    source: 'FSBP ECS.12; Checkov CKV_AWS_65',
    fits: ['AWS::ECS::Cluster'],
    edits: () => [set('ClusterSettings', [{ Name: 'containerInsights', Value: 'disabled' }])],
  }),
  operator({
    name: 'operator-session-log-off',
    description: 'What operators typed in tasks leaves no log',
    source: 'Checkov CKV_AWS_223; HIPAA 164.312(b)',
    fits: ['AWS::ECS::Cluster'],
    edits: ({ properties }) =>
      isMap(properties.Configuration) ? [set(['Configuration', 'ExecuteCommandConfiguration', 'Logging'], 'NONE')] : [],
  }),
];

function hasBreaker(properties: { readonly [name: string]: Parameters<typeof isMap>[0] }): boolean {
  const { [deployment]: configuration } = properties;
  return isMap(configuration) && configuration.DeploymentCircuitBreaker !== undefined;
}
