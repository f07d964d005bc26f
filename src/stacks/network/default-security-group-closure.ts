import { ArnFormat, Stack } from 'aws-cdk-lib';
import type { Vpc } from 'aws-cdk-lib/aws-ec2';
import { ManagedPolicy, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnAssociation } from 'aws-cdk-lib/aws-ssm';
import { Construct } from 'constructs';

export interface DefaultSecurityGroupClosureProps {
  readonly vpc: Vpc;
}

/**
 * Empties the VPC's default security group, and again each day.
 *
 * EC2 makes the group with rules that admit its members to one another, and CloudFormation can add rules to it but revoke none. Instead of
 * a custom resource (a function, and an asset to publish), a State Manager association runs AWS's own runbook, at creation and on a
 * schedule: a rule that someone adds by hand is gone the next day.
 *
 * @see https://docs.aws.amazon.com/systems-manager-automation-runbooks/latest/userguide/close-security-group.html
 */
export class DefaultSecurityGroupClosure extends Construct {
  constructor(scope: Construct, id: string, { vpc }: DefaultSecurityGroupClosureProps) {
    super(scope, id);
    const stack = Stack.of(this);
    const securityGroup = stack.formatArn({
      service: 'ec2',
      resource: 'security-group',
      resourceName: vpc.vpcDefaultSecurityGroup,
      arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
    });
    const policy = new ManagedPolicy(this, 'Policy', {
      statements: [
        new PolicyStatement({ actions: ['ec2:RevokeSecurityGroupIngress', 'ec2:RevokeSecurityGroupEgress'], resources: [securityGroup] }),
        // EC2 knows no narrower resource for a description.
        new PolicyStatement({ actions: ['ec2:DescribeSecurityGroups'], resources: ['*'] }),
      ],
    });
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('ssm.amazonaws.com', { conditions: { StringEquals: { 'aws:SourceAccount': stack.account } } }),
      managedPolicies: [policy],
    });
    new CfnAssociation(this, 'Association', {
      name: 'AWS-CloseSecurityGroup',
      parameters: { AutomationAssumeRole: [role.roleArn], SecurityGroupId: [vpc.vpcDefaultSecurityGroup] },
      scheduleExpression: 'rate(1 day)',
    });
  }
}
