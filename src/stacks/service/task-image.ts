import { ArnFormat, Stack } from 'aws-cdk-lib';
import { ContainerImage, type ContainerImageConfig } from 'aws-cdk-lib/aws-ecs';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import type { Image } from '../../schema/service';

/** Where the images lie: the private registry of the pipeline's account. */
export interface ImageRegistry {
  readonly account: string;
  readonly region: string;
}

/** By digest: a tag could name another image at each start of a task. */
export class ImageByDigest extends ContainerImage {
  constructor(
    private readonly registry: ImageRegistry,
    private readonly image: Image,
  ) {
    super();
  }

  override bind(): ContainerImageConfig {
    const { account, region } = this.registry;
    return { imageName: `${account}.dkr.ecr.${region}.amazonaws.com/${this.image.repository}@${this.image.digest}` };
  }
}

/** Lets a role pull one repository's images. */
export function pullStatement(scope: Construct, { account, region }: ImageRegistry, { repository }: Image): PolicyStatement {
  const arn = Stack.of(scope).formatArn({
    service: 'ecr',
    account,
    region,
    resource: 'repository',
    resourceName: repository,
    arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
  });
  return new PolicyStatement({
    actions: ['ecr:BatchCheckLayerAvailability', 'ecr:GetDownloadUrlForLayer', 'ecr:BatchGetImage'],
    resources: [arn],
  });
}
