/** Properties that break a control, and that keep it; all else of a resource is left out, as far as the control lets it. */
export interface Trial {
  readonly broken: object;
  readonly kept: object;
}

const template = (broken: object, kept: object): Trial => ({ broken: { LaunchTemplateData: broken }, kept: { LaunchTemplateData: kept } });
const container = (broken: object, kept: object): Trial => ({
  broken: { ContainerDefinitions: [{ Name: 'app', ...broken }] },
  kept: { ContainerDefinitions: [{ Name: 'app', ...kept }] },
});
const volume = (Encrypted: boolean) => ({ BlockDeviceMappings: [{ DeviceName: '/dev/xvda', Ebs: { Encrypted } }] });
const instances = (InstanceType: string) => ({ MixedInstancesPolicy: { LaunchTemplate: { Overrides: [{ InstanceType }] } } });
const attribute = (Key: string, Value: string) => [{ Key, Value }];
const lifecycle = { Rules: [{ Status: 'Enabled', ExpirationInDays: 400 }] };

export const trials: { readonly [control: string]: Trial } = {
  'CT.AUTOSCALING.PR.11': { broken: instances('t3.medium'), kept: instances('m6i.large') },
  'CT.CLOUDWATCH.PR.4': { broken: { ActionsEnabled: false }, kept: { ActionsEnabled: true } },
  'CT.CODEBUILD.PR.3': { broken: {}, kept: { LogsConfig: { CloudWatchLogs: { Status: 'ENABLED' } } } },
  'CT.CODEBUILD.PR.6': {
    broken: { LogsConfig: { S3Logs: { Status: 'ENABLED', EncryptionDisabled: true } } },
    kept: { LogsConfig: { S3Logs: { Status: 'ENABLED' }, CloudWatchLogs: { Status: 'ENABLED' } } },
  },
  'CT.EC2.PR.1': template({ MetadataOptions: { HttpTokens: 'optional' } }, { MetadataOptions: { HttpTokens: 'required' } }),
  'CT.EC2.PR.2': template({ MetadataOptions: { HttpPutResponseHopLimit: 2 } }, { MetadataOptions: { HttpPutResponseHopLimit: 1 } }),
  'CT.EC2.PR.9': template(
    { NetworkInterfaces: [{ AssociatePublicIpAddress: true }] },
    { NetworkInterfaces: [{ AssociatePublicIpAddress: false }] },
  ),
  'CT.EC2.PR.10': template({}, { Monitoring: { Enabled: true } }),
  'CT.EC2.PR.14': template(volume(false), volume(true)),
  'CT.ECR.PR.2': { broken: {}, kept: { ImageScanningConfiguration: { ScanOnPush: true } } },
  'CT.ECR.PR.3': { broken: { ImageTagMutability: 'MUTABLE' }, kept: { ImageTagMutability: 'IMMUTABLE' } },
  'CT.ECS.PR.4': { broken: { NetworkMode: 'bridge' }, kept: { NetworkMode: 'awsvpc' } },
  'CT.ECS.PR.6': container({}, { ReadonlyRootFilesystem: true }),
  'CT.ECS.PR.9': {
    broken: { NetworkConfiguration: { AwsvpcConfiguration: { AssignPublicIp: 'ENABLED' } } },
    kept: { NetworkConfiguration: { AwsvpcConfiguration: { AssignPublicIp: 'DISABLED' } } },
  },
  'CT.ECS.PR.10': { broken: { PidMode: 'host' }, kept: { PidMode: 'task' } },
  'CT.ECS.PR.11': container({ Privileged: true }, { Privileged: false }),
  'CT.ECS.PR.12': container(
    { Environment: [{ Name: 'AWS_SECRET_ACCESS_KEY', Value: 'x' }] },
    { Environment: [{ Name: 'LOG_LEVEL', Value: 'info' }] },
  ),
  'CT.ELASTICLOADBALANCING.PR.3': {
    broken: { Type: 'application', LoadBalancerAttributes: attribute('routing.http.desync_mitigation_mode', 'monitor') },
    kept: { Type: 'application', LoadBalancerAttributes: attribute('routing.http.desync_mitigation_mode', 'defensive') },
  },
  'CT.ELASTICLOADBALANCING.PR.15': {
    broken: { TargetGroupAttributes: attribute('load_balancing.cross_zone.enabled', 'false') },
    kept: { TargetGroupAttributes: attribute('load_balancing.cross_zone.enabled', 'true') },
  },
  'CT.KMS.PR.2': { broken: { KeySpec: 'RSA_2048' }, kept: { KeySpec: 'RSA_4096' } },
  'CT.RDS.PR.10': { broken: { Engine: 'postgres' }, kept: { Engine: 'postgres', CopyTagsToSnapshot: true } },
  'CT.RDS.PR.22': {
    broken: { Engine: 'postgres', MasterUsername: 'postgres' },
    kept: { Engine: 'postgres', MasterUsername: 'carepath' },
  },
  'CT.S3.PR.3': {
    broken: { VersioningConfiguration: { Status: 'Enabled' } },
    kept: { VersioningConfiguration: { Status: 'Enabled' }, LifecycleConfiguration: lifecycle },
  },
  'CT.S3.PR.5': { broken: { AccessControl: 'Private' }, kept: {} },
};
