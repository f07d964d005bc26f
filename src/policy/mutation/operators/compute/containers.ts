import { drop, type Operator, operator, set } from '../../operator';
import { eachContainer } from './each-container';

const fits = ['AWS::ECS::TaskDefinition'];

export const containers: readonly Operator[] = [
  operator({
    name: 'container-root-file-system-writable',
    description: 'Whoever breaks into the container can leave programs there',
    source: 'FSBP ECS.5; Checkov CKV_AWS_336',
    fits,
    edits: (site) =>
      eachContainer(site, ({ path }) => [set([...path, 'ReadonlyRootFilesystem'], false), drop([...path, 'ReadonlyRootFilesystem'])]),
  }),
  operator({
    name: 'container-privileged',
    description: 'Whoever breaks into the container has its host',
    source: 'FSBP ECS.4; Checkov CKV_AWS_334; Prowler ecs_task_definitions_no_privileged_containers',
    fits,
    edits: (site) => eachContainer(site, ({ path }) => [set([...path, 'Privileged'], true)]),
  }),
  operator({
    name: 'container-as-root',
    description: 'Whoever breaks into the container is root in it',
    source: 'FSBP ECS.1, ECS.20; CIS Docker 4.1; OWASP Docker Top 10 D01',
    fits,
    edits: (site) => eachContainer(site, ({ path }) => [set([...path, 'User'], '0'), set([...path, 'User'], 'root')]),
  }),
  operator({
    name: 'container-keeps-capabilities',
    description: 'Whoever breaks into the container may do what Linux lets root do by default',
    source: 'CIS Docker 5.3; OWASP Docker cheat sheet rule 3',
    fits,
    edits: (site) => eachContainer(site, ({ path }) => [drop([...path, 'LinuxParameters', 'Capabilities', 'Drop'])]),
  }),
  operator({
    name: 'container-gains-capability',
    description: 'Whoever breaks into the container may look into other processes',
    source: 'CIS Docker 5.3; OWASP Docker cheat sheet rule 3',
    fits,
    edits: (site) => eachContainer(site, ({ path }) => [set([...path, 'LinuxParameters', 'Capabilities', 'Add'], ['SYS_PTRACE'])]),
  }),
  operator({
    name: 'container-without-log',
    description: 'What the container did and said is lost with it',
    source: 'FSBP ECS.9; Prowler ecs_task_definitions_logging_enabled',
    fits,
    edits: (site) => eachContainer(site, ({ path }) => [drop([...path, 'LogConfiguration'])]),
  }),
  operator({
    name: 'task-shares-processes',
    description: 'Containers see, and can stop, the processes of their host',
    source: 'FSBP ECS.3; Checkov CKV_AWS_335',
    fits,
    edits: () => [set('PidMode', 'host')],
  }),
  operator({
    name: 'task-shares-network',
    description: 'Containers listen on the network of their host, past their security group',
    source: 'FSBP ECS.1, ECS.17; Prowler ecs_task_definitions_host_networking_mode_users',
    fits,
    edits: () => [set('NetworkMode', 'host')],
  }),
];
