import { put } from '../put';
import { environment, type Operators, twoEnvironments } from './broken';

/** Ways to break places and addresses. */
export const networkOperators: Operators = {
  'an unknown Region': {
    breaks: environment('region', 'eu-west-9'),
    says: [
      "environments.dev.region: 'eu-west-9' is not a Region that was known on 2026-11-22.",
      "Stacks would be sent to a place that does not exist. Did you mean 'eu-west-1'? A new Region is added in src/schema/regions.ts.",
    ],
  },
  'a Region of another partition': {
    breaks: environment('region', 'cn-north-1'),
    says: [
      "environments.dev.region: 'cn-north-1' belongs to another partition of AWS.",
      "CloudFront and its web ACL do not reach it, nor do roles of this partition. Choose a Region of the partition 'aws', such as 'us-east-1'.",
    ],
  },
  'a Region that is no code': {
    breaks: environment('region', 'Ireland'),
    says: [
      "environments.dev.region: 'Ireland' is not the code of an AWS Region.",
      "Stacks would be sent to a place that does not exist. Write its code, such as 'us-east-1'.",
    ],
  },
  'more zones than the Region has': {
    breaks: (configuration) =>
      environment(
        'network.availabilityZones',
        3,
      )({ ...configuration, environments: configuration.environments.map((environment) => ({ ...environment, region: 'us-west-1' })) }),
    says: [
      'environments.dev.network.availabilityZones: 3 zones, but us-west-1 offers 2 to every account.',
      'The deployment of the network would fail on the zone that is not there. Write 2, or choose another Region.',
    ],
  },
  'a zone count nobody planned for': {
    breaks: environment('network.availabilityZones', 4),
    says: [
      'environments.dev.network.availabilityZones: 4 is not a number of Availability Zones that the network is laid out for.',
      'One zone is lost with all that runs in it; more than three add cost but hardly availability. Write 2 or 3.',
    ],
  },
  'a block of public addresses': {
    breaks: environment('network.cidr', '52.10.0.0/16'),
    says: [
      'environments.dev.network.cidr: 52.10.0.0/16 is not private.',
      "Tasks could not reach the owners of these addresses, and would send what is meant for them nowhere. Write a block of 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16, such as '10.20.0.0/16'.",
    ],
  },
  'a block too large': {
    breaks: environment('network.cidr', '10.0.0.0/8'),
    says: [
      'environments.dev.network.cidr: 10.0.0.0/8 is not of a size from /16 to /22.',
      'A VPC holds a /16 at most. Write 10.0.0.0/16, or another block of a size between.',
    ],
  },
  'a block too small': {
    breaks: environment('network.cidr', '10.10.3.0/24'),
    says: [
      'environments.dev.network.cidr: 10.10.3.0/24 is not of a size from /16 to /22.',
      "The subnets of three zones would be too small for the load balancer's and the tasks' addresses. Write 10.10.0.0/22, or another block of a size between.",
    ],
  },
  'a block that starts amid itself': {
    breaks: environment('network.cidr', '10.10.1.0/16'),
    says: [
      'environments.dev.network.cidr: 10.10.1.0/16 does not start where its block does.',
      'EC2 would make another block of it, and this file would no longer say what runs. Write 10.10.0.0/16.',
    ],
  },
  'an octet beyond 255': {
    breaks: environment('network.cidr', '10.300.0.0/16'),
    says: [
      'environments.dev.network.cidr: 10.300.0.0/16 is not an IPv4 block.',
      "The VPC could not be made. Write a private block of /16 to /22, such as '10.20.0.0/16'.",
    ],
  },
  'a single address': {
    breaks: environment('network.cidr', '10.10.0.0'),
    says: [
      "environments.dev.network.cidr: '10.10.0.0' is not an IPv4 block.",
      "The VPC could not be made. Write a private block of /16 to /22, such as '10.20.0.0/16'.",
    ],
  },
  'overlapping CIDRs': {
    breaks: twoEnvironments((first, second, configuration) => ({
      configuration: put(configuration, ['environments', 1, 'network', 'cidr'], `${first.network.cidr.split('/')[0]}/21`),
      path: `environments.${second.name}.network.cidr`,
    })),
    says: [
      'environments.staging.network.cidr: 10.10.0.0/21 overlaps environments.dev.network.cidr 10.10.0.0/16.',
      'Peered or inspected together later, the two could not be routed apart. Use a block outside 10.10.0.0/16, such as 10.11.0.0/16.',
    ],
  },
  'more tasks than addresses': {
    breaks: (configuration) =>
      environment(
        'network.cidr',
        '10.250.0.0/22',
      )({
        ...configuration,
        environments: configuration.environments.map((environment) => ({ ...environment, serviceOverrides: {} })),
        services: configuration.services.map((service) => ({ ...service, scaling: { maxTasks: 800 } })),
      }),
    says: [
      'environments.dev.network.cidr: 10.250.0.0/22 leaves 502 addresses for tasks, and 1600 tasks need 3218 while a deployment doubles them.',
      'On the busiest day no task could start, and no deployment could finish. Use a larger block, up to /16, or lower maxTasks.',
    ],
  },
  'a kind of NAT that is not built': {
    breaks: environment('network.nat', 'egress-only'),
    says: [
      "environments.dev.network.nat: 'egress-only' is not one of 'none', 'instance', 'single', 'per-az' and 'regional'.",
      "It decides how tasks reach what is outside of the VPC. Write 'none', 'instance', 'single', 'per-az' or 'regional'.",
    ],
  },
  'no NAT and no endpoints': {
    breaks: (configuration) =>
      environment(
        'network',
        { cidr: configuration.environments[0]?.network.cidr, nat: 'none', interfaceEndpoints: ['logs'] },
        'network.interfaceEndpoints',
      )(configuration),
    says: [
      "environments.dev.network.interfaceEndpoints: without NAT, 'ecr.api', 'ecr.dkr' and 'secretsmanager' are missing.",
      "A task could neither pull an image nor write a log: none would start. Add what is missing, for 43.80 US dollars a month, or choose nat: 'single', for 36.50 US dollars a month.",
    ],
  },
  'no NAT, far from the images': {
    breaks: (configuration) => {
      const region = configuration.platform.pipeline.region === 'us-east-2' ? 'us-west-2' : 'us-east-2';
      const cidr = configuration.environments[0]?.network.cidr;
      const network = { cidr, nat: 'none', interfaceEndpoints: ['ecr.api', 'ecr.dkr', 'logs'] };
      return environment(
        'network',
        network,
        'network.nat',
      )({
        ...configuration,
        environments: configuration.environments.map((one, index) => (index === 0 ? { ...one, region } : one)),
      });
    },
    says: [
      'environments.dev.network.nat: without NAT in us-east-2, where images come from platform.pipeline.region us-east-1.',
      "An endpoint of ECR leads to the registry of its own Region: no task could pull its image. Choose nat: 'single', or the Region of the pipeline.",
    ],
  },
  'encryption control where there is none': {
    breaks: (configuration) =>
      environment(
        'network.encryptionControl',
        true,
      )({
        ...configuration,
        environments: configuration.environments.map((one, index) => (index === 0 ? { ...one, region: 'ap-northeast-2' } : one)),
      }),
    says: [
      'environments.dev.network.encryptionControl: ap-northeast-2 has no encryption control.',
      'CloudFormation does not know the type there, and the network would not be made. Write false; flow logs then show a dash for the encryption of a flow.',
    ],
  },
  'encryption in transit, perhaps': {
    breaks: environment('network.encryptionControl', 'monitor'),
    says: [
      "environments.dev.network.encryptionControl: 'monitor' is not true or false.",
      "It decides whether flow logs prove encryption in transit, at a price for each hour of the VPC. Write true where an auditor asks for that proof, as for patients' data.",
    ],
  },
  'an endpoint that is not built': {
    breaks: environment('network.interfaceEndpoints', ['s3'], 'network.interfaceEndpoints[0]'),
    says: [
      "environments.dev.network.interfaceEndpoints[0]: 's3' is not one of 'ecr.api', 'ecr.dkr', 'ecs', 'ecs-agent', 'ecs-telemetry', 'logs', 'secretsmanager', 'kms', 'ssm', 'ssmmessages', 'monitoring' and 'sts'.",
      "The service has no endpoint here, or nothing in this platform calls it. Write 'ecr.api', 'ecr.dkr', 'ecs', 'ecs-agent', 'ecs-telemetry', 'logs', 'secretsmanager', 'kms', 'ssm', 'ssmmessages', 'monitoring' or 'sts'.",
    ],
  },
  'an endpoint twice': {
    breaks: environment('network.interfaceEndpoints', ['ecr.api', 'ecr.dkr', 'logs', 'logs'], 'network.interfaceEndpoints[3]'),
    says: [
      "environments.dev.network.interfaceEndpoints[3]: 'logs' stands at [2] already.",
      'AWS refuses a second subscription, endpoint or entry of the same name, or ignores it. Take one of them away.',
    ],
  },
};
