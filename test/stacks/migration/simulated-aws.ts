import { CloudWatchLogsClient, CreateLogGroupCommand, CreateLogStreamCommand, PutLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { CreateClusterCommand, ECSClient, ListTasksCommand, RegisterTaskDefinitionCommand } from '@aws-sdk/client-ecs';
import { CreateDBInstanceCommand, RDSClient } from '@aws-sdk/client-rds';
import type { TaskPlace } from '../../../src/stacks/migration/runner/cloud';
import { Moto } from '../../servers/moto';
import { InterveningProxy } from './intervening-proxy';

const cluster = 'test';
const logGroup = 'migrations';
const instance = 'prod-postgres';

/** What a run needs of AWS, in moto: an instance, a cluster, a task definition, a log group; and a proxy before it. */
export class SimulatedAws {
  private constructor(
    private readonly moto: Moto,
    readonly proxy: InterveningProxy,
    /** Through the proxy. */
    readonly clients: { readonly rds: RDSClient; readonly ecs: ECSClient; readonly logs: CloudWatchLogsClient },
    readonly place: TaskPlace,
    readonly taskDefinition: string,
  ) {}

  static async start(programs: { readonly moto_server: string }): Promise<SimulatedAws> {
    const moto = await Moto.start(programs);
    const proxy = await InterveningProxy.before(moto.endpoint);
    const options = {
      region: 'us-east-1',
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
      endpoint: proxy.endpoint,
      maxAttempts: 2,
    };
    const clients = { rds: new RDSClient(options), ecs: new ECSClient(options), logs: new CloudWatchLogsClient(options) };
    await clients.ecs.send(new CreateClusterCommand({ clusterName: cluster }));
    const { taskDefinition } = await clients.ecs.send(
      new RegisterTaskDefinitionCommand({
        family: 'migration',
        networkMode: 'awsvpc',
        requiresCompatibilities: ['FARGATE'],
        cpu: '256',
        memory: '512',
        containerDefinitions: [{ name: 'Migration', image: 'migration', essential: true, cpu: 256, memory: 512 }], // moto wants both here too.
      }),
    );
    await clients.rds.send(
      new CreateDBInstanceCommand({
        DBInstanceIdentifier: instance,
        DBInstanceClass: 'db.t4g.small',
        Engine: 'postgres',
        AllocatedStorage: 20,
        MasterUsername: 'dbadmin',
        MasterUserPassword: 'not-a-secret',
      }),
    );
    await clients.logs.send(new CreateLogGroupCommand({ logGroupName: logGroup }));
    const place = { cluster, subnets: [await defaultSubnet(moto.endpoint)], securityGroups: [], logGroup, instance };
    return new SimulatedAws(moto, proxy, clients, place, taskDefinition?.taskDefinitionArn ?? '');
  }

  /** Writes lines into the log of every task that runs, past the proxy's eyes. */
  async writeLog(lines: readonly string[]): Promise<void> {
    const { intervene } = this.proxy;
    this.proxy.intervene = () => undefined;
    const { taskArns = [] } = await this.clients.ecs.send(new ListTasksCommand({ cluster }));
    for (const arn of taskArns) {
      const stream = { logGroupName: logGroup, logStreamName: `pharmacy/Migration/${arn.split('/').at(-1)}` };
      const logEvents = lines.map((message, index) => ({ message, timestamp: Date.now() - 1000 + index }));
      await this.clients.logs.send(new CreateLogStreamCommand(stream)).catch(() => undefined); // Of an earlier test.
      await this.clients.logs.send(new PutLogEventsCommand({ ...stream, logEvents }));
    }
    this.proxy.intervene = intervene;
  }

  async stop(): Promise<void> {
    for (const client of Object.values(this.clients)) client.destroy();
    await this.proxy.stop();
    await this.moto.stop();
  }
}

/** No client of EC2 is installed for this one call. */
async function defaultSubnet(endpoint: string): Promise<string> {
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      authorization: 'AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/ec2/aws4_request',
    },
    body: 'Action=DescribeSubnets&Version=2016-11-15',
  });
  const [subnet] = /subnet-[0-9a-f]+/.exec(await response.text()) ?? [];
  if (subnet === undefined) throw new Error('moto has no default subnet');
  return subnet;
}
