import { RemovalPolicy } from 'aws-cdk-lib';
import { Repository, RepositoryEncryption, TagMutability } from 'aws-cdk-lib/aws-ecr';
import { AccountPrincipal, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import type { Platform } from '../schema/platform';
import { EncryptionKey } from '../stacks/encryption-key';

export interface ImageRepositoriesProps {
  readonly platform: Platform;
}

/**
 * One ECR repository a service. Images are deployed by digest from another account, so that the names are fixed, unlike those of anything
 * else that is retained: a repository left behind must be imported, not created again. Nothing expires: an old digest may still run.
 */
export class ImageRepositories extends Construct {
  /** In the order of the services. */
  readonly all: readonly Repository[];

  constructor(scope: Construct, id: string, { platform }: ImageRepositoriesProps) {
    super(scope, id);
    const encryptionKey = new EncryptionKey(this, 'Key', { description: `Container images of ${platform.name}`, retain: true });
    const pullers = [...new Set(platform.environments.map(({ account }) => account))];
    this.all = platform.serviceNames.map((service) => {
      const repository = new Repository(this, service, {
        repositoryName: `${platform.name}/${service}`,
        encryption: RepositoryEncryption.KMS,
        encryptionKey,
        imageTagMutability: TagMutability.IMMUTABLE,
        imageScanOnPush: true,
        removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
      });
      repository.addToResourcePolicy(
        new PolicyStatement({
          sid: 'PullByEnvironments',
          principals: pullers.map((account) => new AccountPrincipal(account)),
          actions: ['ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer', 'ecr:BatchCheckLayerAvailability'],
        }),
      );
      return repository;
    });
  }
}
