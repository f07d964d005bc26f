import { Fn, Stack, Tags } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Environment } from '../schema/environment';

export interface EnvironmentStackProps {
  readonly environment: Environment;
  /** What the stack holds, in a sentence: CloudFormation shows it. */
  readonly description: string;
  /**
   * Where the stack lives, if not in the environment's Region: CloudFront takes its web ACL and certificate from us-east-1 only.
   * @default - the environment's Region
   */
  readonly region?: string;
}

/**
 * A stack of one environment: in its account and Region, and tagged for cost allocation. Where data is protected it asks for termination
 * protection. CodePipeline's CloudFormation action cannot set that (aws/aws-cdk#17871): the README's takeover does, once, and the
 * rehearsal says so.
 */
export abstract class EnvironmentStack extends Stack {
  /** `environment` is taken: in the library it is the stack's account and Region. */
  protected readonly settings: Environment;

  constructor(scope: Construct, id: string, { environment, description, region = environment.region }: EnvironmentStackProps) {
    super(scope, id, { env: { account: environment.account, region }, description, terminationProtection: environment.protectData });
    this.settings = environment;
    Tags.of(this).add('carepath:environment', environment.name);
    Tags.of(this).add('carepath:stack', id);
  }

  /** Zones by position, not by name: the library would otherwise look them up in the account, and synthesis must need no credentials. */
  override get availabilityZones(): string[] {
    return Array.from({ length: this.settings.network.availabilityZones }, (_, index) => Fn.select(index, Fn.getAzs()));
  }
}
