import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { bootstrapCommand } from '../../src/cli/bootstrap';
import type { Connection } from '../../src/gates/aws/connection';
import { CapturedTerminal } from '../cli/captured-terminal';
import { Moto, motoPrograms } from '../servers/moto';
import { describeWith } from '../servers/programs';
import { synthesisedDirectory } from '../synthesised';
import { MotoGateway } from './moto-gateway';

const account = '222222222222';
const region = 'us-east-1';

describeWith(motoPrograms, 'an account, bootstrapped by the CDK’s own CLI', (programs) => {
  let moto: Moto;
  let gateway: MotoGateway;
  let connection: Connection;
  let environment: { readonly [name: string]: string };

  beforeAll(async () => {
    moto = await Moto.start(programs);
    gateway = await MotoGateway.before(moto.endpoint);
    const root = { region, endpoint: gateway.endpoint, credentials: { accessKeyId: 'example', secretAccessKey: 'example' } };
    const sts = new STSClient(root);
    const { Credentials } = await sts.send(
      new AssumeRoleCommand({ RoleArn: `arn:aws:iam::${account}:role/administrator`, RoleSessionName: 'example' }),
    );
    sts.destroy();
    const { AccessKeyId = '', SecretAccessKey = '', SessionToken = '' } = Credentials ?? {};
    connection = {
      region,
      endpoint: gateway.endpoint,
      credentials: { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken },
    };
    environment = {
      PATH: process.env.PATH ?? '',
      HOME: process.env.HOME ?? '',
      AWS_ENDPOINT_URL: gateway.endpoint,
      CDK_S3_FORCE_PATH_STYLE: '1',
      AWS_ACCESS_KEY_ID: AccessKeyId,
      AWS_SECRET_ACCESS_KEY: SecretAccessKey,
      AWS_SESSION_TOKEN: SessionToken,
    };
  }, 60_000);
  afterAll(async () => {
    await gateway.stop();
    await moto.stop();
  });

  const bootstrap = async (more: { readonly environment?: string } = {}) => {
    const terminal = new CapturedTerminal(environment);
    const code = await bootstrapCommand({ assembly: synthesisedDirectory(), ...more }, terminal, connection);
    return { code, printed: terminal.printed, said: terminal.said };
  };

  test('has the policies, the boundary and the gates’ role first, and then the bootstrap stack that names them', async () => {
    const { code, printed } = await bootstrap();
    expect(printed).toMatch(/created carepath-bootstrap-policies\nbootstrapped aws:\/\/222222222222\/us-east-1\n$/);
    expect(code).toBe(0);

    const cloudFormation = new CloudFormationClient(connection);
    const { Stacks = [] } = await cloudFormation.send(new DescribeStacksCommand({ StackName: 'CDKToolkit' }));
    cloudFormation.destroy();
    const parameters = Object.fromEntries(
      Stacks[0]?.Parameters?.map(({ ParameterKey, ParameterValue }) => [ParameterKey, ParameterValue]) ?? [],
    );
    expect(parameters).toMatchObject({
      TrustedAccounts: expect.stringMatching(/^\W*111111111111\W*$/), // moto shows a list as Python does.
      TrustedAccountsForLookup: expect.not.stringMatching(/\d/),
      InputPermissionsBoundary: 'carepath-deployment-boundary',
      PublicAccessBlockConfiguration: 'true',
      FileAssetsBucketKmsKeyId: '',
    });
    expect(parameters.CloudFormationExecutionPolicies?.match(/policy\/carepath-deployment-\w+/g)).toHaveLength(6);

    expect(gateway.answered).toEqual([
      expect.stringMatching(
        /EnableTerminationProtection=true.*StackName=CDKToolkit|StackName=CDKToolkit.*EnableTerminationProtection=true/,
      ),
    ]);

    const ssm = new SSMClient(connection);
    const { Parameter } = await ssm.send(new GetParameterCommand({ Name: '/cdk-bootstrap/hnb659fds/version' }));
    ssm.destroy();
    expect(Number(Parameter?.Value)).toBeGreaterThanOrEqual(30);
  }, 120_000);

  test('of another account than the one meant is left alone', async () => {
    await expect(bootstrap({ environment: 'prod' })).rejects.toThrow(
      /^the credentials are of account 222222222222, and this would bootstrap 444444444444 \(prod\)\n {2}Sign in/,
    );
  });
});
