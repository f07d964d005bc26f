import type { IVpc } from 'aws-cdk-lib/aws-ec2';
import { ApplicationProtocol, ApplicationTargetGroup, Protocol, TargetType } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import type { Construct } from 'constructs';
import type { Service } from '../../schema/service';
import { lifecycle } from './lifecycle';

/**
 * The tasks of one service, as the load balancer sees them. TLS to the task too; the load balancer does not verify the task's certificate,
 * so it may be self-signed.
 */
export class ServiceTargetGroup extends ApplicationTargetGroup {
  constructor(scope: Construct, id: string, { port, healthPath }: Service, vpc: IVpc) {
    super(scope, id, {
      vpc,
      targetType: TargetType.IP,
      protocol: ApplicationProtocol.HTTPS,
      port,
      deregistrationDelay: lifecycle.deregistrationDelay,
      healthCheck: {
        protocol: Protocol.HTTPS,
        path: healthPath,
        healthyHttpCodes: '200',
        interval: lifecycle.healthInterval,
        timeout: lifecycle.healthTimeout,
        healthyThresholdCount: lifecycle.healthyAfter,
        unhealthyThresholdCount: lifecycle.unhealthyAfter,
      },
    });
  }
}
