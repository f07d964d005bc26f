import { testRule } from '../rule-table';

const instance = (properties: object) => ({ Type: 'AWS::RDS::DBInstance', Properties: properties });
const inside = { PubliclyAccessible: false, DBSubnetGroupName: 'isolated', VPCSecurityGroups: ['sg-1'] };

testRule('database-is-private', {
  compliant: {
    'inside, behind a group': { Instance: instance(inside) },
    'a proxy behind a group': { Proxy: { Type: 'AWS::RDS::DBProxy', Properties: { VpcSecurityGroupIds: ['sg-1'] } } },
  },
  nonCompliant: {
    public: { Bad: instance({ ...inside, PubliclyAccessible: true }) },
    'not said': { Bad: instance({ ...inside, PubliclyAccessible: undefined }) },
    'in the default VPC': { Bad: instance({ ...inside, DBSubnetGroupName: undefined }) },
    'behind the default group': { Bad: instance({ ...inside, VPCSecurityGroups: [] }) },
    'a public cluster': {
      Bad: {
        Type: 'AWS::RDS::DBCluster',
        Properties: { PubliclyAccessible: true, DBSubnetGroupName: 'isolated', VpcSecurityGroupIds: ['sg-1'] },
      },
    },
    'a proxy without a group': { Bad: { Type: 'AWS::RDS::DBProxy', Properties: {} } },
  },
  notApplicable: { 'a parameter group': { Group: { Type: 'AWS::RDS::DBParameterGroup', Properties: {} } } },
});
