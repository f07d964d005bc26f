import { drop, type Operator, operator, turnOff } from '../../operator';
import { itemsAt } from '../../read';

const session = ['Configuration', 'ExecuteCommandConfiguration'];

export const sessionAndCacheEncryption: readonly Operator[] = [
  operator({
    name: 'operator-session-key-removed',
    description: 'What operators type in tasks is not encrypted with a key of its own',
    source: 'Checkov CKV_AWS_224',
    fits: ['AWS::ECS::Cluster'],
    edits: () => [drop([...session, 'KmsKeyId'])],
  }),
  operator({
    name: 'operator-session-log-unencrypted',
    description: 'What operators typed may be logged to a group that is not encrypted',
    source: 'Checkov CKV_AWS_223, CKV_AWS_224',
    fits: ['AWS::ECS::Cluster'],
    edits: (site) => turnOff(site, [...session, 'LogConfiguration', 'CloudWatchEncryptionEnabled']),
  }),
  operator({
    name: 'api-cache-unencrypted',
    description: 'Cached answers of the API lie on disk in plain text',
    source: 'FSBP APIGateway.5; Checkov CKV_AWS_308',
    fits: ['AWS::ApiGateway::Stage'],
    edits: (site) => itemsAt(site.properties, ['MethodSettings']).flatMap(({ path }) => turnOff(site, [...path, 'CacheDataEncrypted'])),
  }),
];
