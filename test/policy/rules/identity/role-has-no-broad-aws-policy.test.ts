import { testRule } from '../rule-table';
import { taken, topic } from './a-policy';

const ofAws = (name: string) => ({ 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, `:iam::aws:policy/${name}`]] });

testRule('role-has-no-broad-aws-policy', {
  compliant: {
    'a policy of the template': { Role: taken({}, { ManagedPolicyArns: [{ 'Fn::ImportValue': 'policy' }] }) },
    'AWS Config’s recorder': { Role: taken({}, { ManagedPolicyArns: [ofAws('service-role/AWS_ConfigRole')] }) },
  },
  nonCompliant: {
    administrator: { Bad: taken({}, { ManagedPolicyArns: ['arn:aws:iam::aws:policy/AdministratorAccess'] }) },
    'a service role’s': { Bad: taken({}, { ManagedPolicyArns: [ofAws('service-role/AmazonECSTaskExecutionRolePolicy')] }) },
  },
  notApplicable: { 'a topic': topic },
});
