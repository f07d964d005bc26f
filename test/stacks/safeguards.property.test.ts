import { Template } from 'aws-cdk-lib/assertions';
import fc from 'fast-check';
import { sixYearsInDays } from '../../src/schema/defaults';
import type { Environment } from '../../src/schema/environment';
import { AuditStack } from '../../src/stacks/audit/audit-stack';
import { NetworkStack } from '../../src/stacks/network/network-stack';
import { arbitraryPlatform } from '../schema/arbitrary-platform';
import { seeds } from '../schema/seeds';
import { exampleImages } from './example-environment';
import { exampleStage } from './example-stage';

interface Synthesised {
  readonly environment: Environment;
  readonly network: Template;
  readonly audit: Template;
}

/** The last environment of each: where there is one with patients' data, it is that. */
const samples: readonly Synthesised[] = fc
  .sample(arbitraryPlatform, seeds)
  .flatMap(({ environments }) => environments.at(-1) ?? [])
  .map((environment) => {
    const stage = exampleStage(environment);
    const network = new NetworkStack(stage, environment, { images: exampleImages });
    const audit = new AuditStack(stage, environment);
    return { environment, network: Template.fromStack(network), audit: Template.fromStack(audit) };
  });

const propertiesOf = (template: Template, type: string) => Object.values(template.findResources(type)).map(({ Properties }) => Properties);

describe('in any valid configuration', () => {
  test('some environments hold patients’ data and some do not', () => {
    expect(new Set(samples.map(({ environment }) => environment.protectData)).size).toBe(2);
  });

  test('the internet is routed to from public subnets only, and from isolated ones nothing is', () => {
    for (const { network } of samples) {
      const routes = propertiesOf(network, 'AWS::EC2::Route');
      expect(routes.filter(({ RouteTableId }) => RouteTableId.Ref.includes('isolated'))).toEqual([]);
      for (const { RouteTableId } of routes.filter(({ GatewayId }) => GatewayId)) expect(RouteTableId.Ref).toContain('publicSubnet');
    }
  });

  test('every endpoint refuses principals of other accounts, but for image layers, which no principal signs', () => {
    for (const { environment, network } of samples) {
      const statements = propertiesOf(network, 'AWS::EC2::VPCEndpoint').flatMap(({ PolicyDocument }) => PolicyDocument?.Statement ?? []);
      const open = statements.filter(({ Condition }) => Condition?.StringEquals['aws:PrincipalAccount'] !== environment.account);
      expect(open.map(({ Sid, Action }) => [Sid, Action])).toEqual([['ImageLayers', 's3:GetObject']]);
    }
  });

  test('the trail’s records are locked, beyond anybody’s reach where data is protected', () => {
    for (const { environment, audit } of samples) {
      const locks = propertiesOf(audit, 'AWS::S3::Bucket').flatMap(({ ObjectLockConfiguration }) => ObjectLockConfiguration ?? []);
      const Mode = environment.protectData ? 'COMPLIANCE' : 'GOVERNANCE';
      expect(locks.map(({ Rule }) => Rule.DefaultRetention)).toEqual(
        environment.singletons.cloudTrail === 'create' ? [{ Mode, Days: environment.retention.auditDays }] : [],
      );
    }
  });

  test('what the audit stack keeps about protected data, it keeps for six years', () => {
    for (const { audit } of samples.filter(({ environment }) => environment.protectData)) {
      for (const { LifecycleConfiguration } of propertiesOf(audit, 'AWS::S3::Bucket')) {
        expect(LifecycleConfiguration.Rules[0].ExpirationInDays).toBeGreaterThanOrEqual(sixYearsInDays);
      }
    }
  });

  test('stopping the trail is heard of, whoever has it', () => {
    for (const { audit } of samples) {
      const patterns = propertiesOf(audit, 'AWS::Events::Rule').map(({ EventPattern }) => EventPattern.detail.eventName ?? []);
      expect(patterns.filter((names) => names.includes('StopLogging'))).toHaveLength(1);
    }
  });

  test('one way or the other the root user is heard of, and not twice', () => {
    for (const { audit } of samples) {
      const watchers = [...propertiesOf(audit, 'AWS::Events::Rule'), ...propertiesOf(audit, 'AWS::Logs::MetricFilter')];
      const ofRoot = watchers.filter(({ EventPattern, FilterPattern }) =>
        /"?type"?:\["Root"\]|type="Root"/.test(FilterPattern ?? JSON.stringify(EventPattern)),
      );
      expect(ofRoot).toHaveLength(1);
    }
  });
});
