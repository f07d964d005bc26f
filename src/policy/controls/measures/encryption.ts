import { always, at, attribute, elements, isThere, isTrue, type Measure, oneOrMany } from './measure';

const atRest = ['164.312(a)(2)(iv)', '164.310(d)(1)'];
const inTransit = ['164.312(e)(1)', '164.312(e)(2)(i)', '164.312(e)(2)(ii)'];

/** Policies whose names say that TLS 1.2 or 1.3 is the least. */
const modernTls = /^ELBSecurityPolicy-(TLS13-1-[23]|TLS-1-2|FS-1-2)/;

/** What keeps data from being read where it rests and on its way. */
export const encryptionMeasures: readonly Measure[] = [
  {
    id: 'own-key',
    title: 'Data rests encrypted under a customer-managed key',
    safeguards: atRest,
    done: {
      'AWS::RDS::DBInstance': (properties) => isTrue(properties.StorageEncrypted) && isThere(properties.KmsKeyId),
      'AWS::Backup::BackupVault': ({ EncryptionKeyArn }) => isThere(EncryptionKeyArn),
      'AWS::S3::Bucket': ({ BucketEncryption }) =>
        elements(at(BucketEncryption, 'ServerSideEncryptionConfiguration')).some((rule) =>
          isThere(at(rule, 'ServerSideEncryptionByDefault', 'KMSMasterKeyID')),
        ),
      'AWS::Logs::LogGroup': ({ KmsKeyId }) => isThere(KmsKeyId),
      'AWS::SecretsManager::Secret': ({ KmsKeyId }) => isThere(KmsKeyId),
      'AWS::SNS::Topic': ({ KmsMasterKeyId }) => isThere(KmsMasterKeyId) && KmsMasterKeyId !== 'alias/aws/sns',
      'AWS::CloudTrail::Trail': ({ KMSKeyId }) => isThere(KMSKeyId),
      'AWS::ECR::Repository': ({ EncryptionConfiguration }) => isThere(at(EncryptionConfiguration, 'KmsKey')),
      'AWS::EC2::LaunchTemplate': ({ LaunchTemplateData }) => {
        const disks = elements(at(LaunchTemplateData, 'BlockDeviceMappings'));
        return disks.length > 0 && disks.every((disk) => isTrue(at(disk, 'Ebs', 'Encrypted')) && isThere(at(disk, 'Ebs', 'KmsKeyId')));
      },
    },
  },
  {
    id: 's3-key',
    title: 'Data rests encrypted under a key of S3’s own',
    safeguards: atRest,
    done: {
      'AWS::S3::Bucket': ({ BucketEncryption }) =>
        elements(at(BucketEncryption, 'ServerSideEncryptionConfiguration')).some(
          (rule) => at(rule, 'ServerSideEncryptionByDefault', 'SSEAlgorithm') === 'AES256',
        ),
    },
  },
  {
    id: 'rotating-key',
    title: 'Keys rotate',
    safeguards: ['164.312(a)(2)(iv)'],
    done: { 'AWS::KMS::Key': ({ EnableKeyRotation }) => isTrue(EnableKeyRotation) },
  },
  {
    id: 'tls',
    title: 'Connections are taken over TLS 1.2 or newer',
    safeguards: inTransit,
    done: {
      'AWS::ElasticLoadBalancingV2::Listener': ({ Protocol, SslPolicy }) => Protocol === 'HTTPS' && modernTls.test(String(SslPolicy)),
      'AWS::ElasticLoadBalancingV2::TargetGroup': ({ Protocol }) => Protocol === 'HTTPS',
      'AWS::ApiGatewayV2::DomainName': ({ DomainNameConfigurations }) =>
        elements(DomainNameConfigurations).some((one) => at(one, 'SecurityPolicy') === 'TLS_1_2'),
      'AWS::ApiGateway::DomainName': ({ SecurityPolicy }) => /TLS(_1_2|13)/.test(String(SecurityPolicy)),
      'AWS::ApiGatewayV2::Integration': ({ TlsConfig }) => isThere(at(TlsConfig, 'ServerNameToVerify')),
      'AWS::CloudFront::Distribution': ({ DistributionConfig }) =>
        /^TLSv1\.[23]/.test(String(at(DistributionConfig, 'ViewerCertificate', 'MinimumProtocolVersion'))) &&
        at(DistributionConfig, 'DefaultCacheBehavior', 'ViewerProtocolPolicy') !== 'allow-all',
      'AWS::RDS::DBProxy': ({ RequireTLS }) => isTrue(RequireTLS),
      'AWS::RDS::DBParameterGroup': ({ Parameters }) =>
        String(at(Parameters, 'rds.force_ssl')) === '1' || /^(1|ON)$/i.test(String(at(Parameters, 'require_secure_transport'))),
    },
  },
  {
    id: 'tls-only-bucket',
    title: 'Buckets refuse requests without TLS',
    safeguards: inTransit,
    done: {
      'AWS::S3::BucketPolicy': ({ PolicyDocument }) =>
        oneOrMany(at(PolicyDocument, 'Statement')).some(
          (statement) =>
            at(statement, 'Effect') === 'Deny' && String(at(statement, 'Condition', 'Bool', 'aws:SecureTransport')) === 'false',
        ),
    },
  },
  {
    id: 'network-encryption',
    title: 'The network is watched for clear text',
    safeguards: ['164.312(e)(2)(ii)'],
    done: { 'AWS::EC2::VPCEncryptionControl': always },
  },
  {
    id: 'header-hygiene',
    title: 'Load balancers drop headers that are not valid',
    safeguards: ['164.312(e)(2)(i)'],
    done: {
      'AWS::ElasticLoadBalancingV2::LoadBalancer': ({ LoadBalancerAttributes }) =>
        isTrue(attribute(LoadBalancerAttributes, 'routing.http.drop_invalid_header_fields.enabled')),
    },
  },
];
