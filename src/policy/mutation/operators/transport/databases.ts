import { isMap } from '../../../../assembly/equal';
import { drop, type Operator, operator, set } from '../../operator';

/** What each engine's parameter group says to refuse connections in plain text, and what turns that off. */
const switches: { readonly [parameter: string]: string } = { 'rds.force_ssl': '0', require_secure_transport: 'OFF' };

export const databaseTransport: readonly Operator[] = [
  operator({
    name: 'database-accepts-plain-connections',
    description: 'Queries and records cross the network as the client likes: in plain text too',
    source: 'FSBP RDS.38, RDS.39; Prowler rds_instance_transport_encrypted',
    fits: ['AWS::RDS::DBParameterGroup', 'AWS::RDS::DBClusterParameterGroup'],
    edits: ({ properties }) =>
      Object.entries(switches).flatMap(([name, off]) =>
        isMap(properties.Parameters) && properties.Parameters[name] !== undefined
          ? [set(['Parameters', name], off), drop(['Parameters', name])]
          : [],
      ),
  }),
  operator({
    name: 'database-default-parameters',
    description: 'The database uses parameters that nobody chose: TLS and logs are as its engine likes',
    source: 'Prowler rds_instance_transport_encrypted',
    fits: ['AWS::RDS::DBInstance'],
    edits: () => [drop('DBParameterGroupName')],
  }),
  operator({
    name: 'proxy-accepts-plain-connections',
    description: 'The proxy takes connections without TLS',
    source: 'Prowler rds_instance_transport_encrypted; AWS Config rds-proxy-tls-encryption',
    fits: ['AWS::RDS::DBProxy'],
    edits: () => [set('RequireTLS', false)],
  }),
  operator({
    name: 'proxy-password-authentication',
    description: 'The proxy takes passwords, which are stolen and kept, instead of tokens of a role',
    source: 'FSBP RDS.10; AWS RDS user guide, IAM authentication of RDS Proxy',
    fits: ['AWS::RDS::DBProxy'],
    edits: ({ properties }) => [
      ...(properties.DefaultAuthScheme === 'IAM_AUTH' ? [set('DefaultAuthScheme', 'NONE')] : []),
      ...(Array.isArray(properties.Auth) ? properties.Auth.map((_, index) => set(['Auth', index, 'IAMAuth'], 'DISABLED')) : []),
    ],
  }),
  operator({
    name: 'database-outdated-authority',
    description: 'The certificate of the database is signed by an authority that has expired',
    source: 'Checkov CKV_AWS_211; Prowler rds_instance_certificate_expiration',
    fits: ['AWS::RDS::DBInstance'],
    edits: () => [set('CACertificateIdentifier', 'rds-ca-2019')],
  }),
];
