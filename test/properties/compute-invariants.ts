import { type EnvironmentResources, type Found, mapAt, mapsAt, textsAt } from '../../src/assembly/environment-resources';
import { serviceNames } from '../../src/assembly/reach/service-names';
import type { Environment } from '../../src/schema/environment';
import type { Service } from '../../src/schema/service';
import type { Deployed, Synthesised } from './synthesised';

/** What holds of services and what they run on, for every configuration that the schema admits. */
export const computeInvariants: { readonly [sentence: string]: (synthesised: Synthesised) => string[] } = {
  'a service is bought as configured, on demand first, and never on Spot where data is protected': ofServices(
    ({ properties }, { capacity }, { environment }) => {
      const strategy = mapsAt(properties, 'CapacityProviderStrategy');
      const [first, second] = strategy;
      const isSpot = strategy.some(({ CapacityProvider }) => CapacityProvider === 'FARGATE_SPOT');
      const isFargate = strategy.every(({ CapacityProvider }) => `${CapacityProvider}`.startsWith('FARGATE'));
      return [
        ...(isFargate === (capacity.provider === 'fargate') ? [] : [`runs on ${JSON.stringify(strategy)}`]),
        ...(isFargate && (first?.CapacityProvider !== 'FARGATE' || Number(first.Base ?? 0) !== capacity.base) ? ['has another base'] : []),
        ...(Number(second?.Weight ?? 0) === capacity.spotWeight ? [] : ['has another share on Spot']),
        ...(isSpot && (environment.protectData || Number(first?.Base ?? 0) < 1)
          ? ['can lose its last task, or protected data, to Spot']
          : []),
        ...('LaunchType' in properties ? ['has a launch type'] : []),
      ];
    },
  ),

  'a task that goes is found out, let go, and only then killed, within Spot’s warning': ofServices((service, _, { resources }) => {
    const [group] = mapsAt(service.properties, 'LoadBalancers').map(({ TargetGroupArn }) =>
      resources.byId('AWS::ElasticLoadBalancingV2::TargetGroup', TargetGroupArn),
    );
    if (!group) return ['is behind no target group'];
    const { HealthCheckIntervalSeconds, HealthCheckTimeoutSeconds, UnhealthyThresholdCount } = group.properties;
    const found = Number(HealthCheckIntervalSeconds) * Number(UnhealthyThresholdCount) + Number(HealthCheckTimeoutSeconds);
    const letGo = mapsAt(group.properties, 'TargetGroupAttributes').find(({ Key }) => Key === 'deregistration_delay.timeout_seconds');
    const order = [found, Number(letGo?.Value), Number(containerOf(service, resources).StopTimeout), 120];
    return order.every((value, index) => value <= (order[index + 1] ?? value)) ? [] : [`has ${order.join(', ')} seconds`];
  }),

  'a task runs on Fargate and on instances alike, with a read-only root': ofServices((service, _, { resources }) => {
    const definition = definitionOf(service, resources);
    const compatible = textsAt(definition?.properties ?? {}, 'RequiresCompatibilities');
    return [
      ...(compatible.join() === 'EC2,FARGATE' ? [] : [`is for ${compatible.join()}`]),
      ...(containerOf(service, resources).ReadonlyRootFilesystem === true ? [] : ['writes to its root']),
    ];
  }),

  'a service has the addresses of those that it calls, and no others': ofServices((service, { name }, { environment, resources }) => {
    const callees = environment.services.filter(({ callers }) => callers.includes(name));
    const expected = callees.map((callee) => `${callee.name.toUpperCase().replaceAll('-', '_')}_URL`).sort();
    const urls = mapsAt(containerOf(service, resources), 'Environment').map(({ Name }) => String(Name));
    const actual = urls.filter((variable) => variable.endsWith('_URL')).sort();
    return actual.join() === expected.join() ? [] : [`has ${actual.join()} instead of ${expected.join()}`];
  }),

  'a service wears the callers’ group exactly if it calls one': ofServices((service, { name }, { environment, resources }) => {
    const calls = environment.services.some(({ callers }) => callers.includes(name));
    const callers = resources
      .all('AWS::EC2::SecurityGroup')
      .find(({ properties }) => properties.GroupDescription === 'Services that call other services');
    const worn = textsAt(service.properties, 'NetworkConfiguration', 'AwsvpcConfiguration', 'SecurityGroups');
    return callers && worn.includes(callers.physicalId) === calls ? [] : [`wears ${worn.join()}, and ${calls ? 'calls' : 'calls nobody'}`];
  }),

  'the callers’ listener leads to those that name a caller, and to no others': ofServices((service, { callers }, { resources }) => {
    const listeners = resources.all('AWS::ElasticLoadBalancingV2::Listener').filter(({ properties }) => Number(properties.Port) === 8443);
    const groups = mapsAt(service.properties, 'LoadBalancers').map(({ TargetGroupArn }) => TargetGroupArn);
    const leads = listeners
      .flatMap(({ physicalId }) => resources.where('AWS::ElasticLoadBalancingV2::ListenerRule', 'ListenerArn', physicalId))
      .some(({ properties }) => mapsAt(properties, 'Actions').some(({ TargetGroupArn }) => groups.includes(TargetGroupArn)));
    return leads === callers.length > 0 ? [] : [leads ? 'can be called, and names nobody' : 'cannot be called by those that it names'];
  }),

  'a shell can be had where no data is protected, and the rights for it are nowhere else': ofServices(
    (service, _, { environment, resources }) => {
      const isOpen = service.properties.EnableExecuteCommand === true;
      const role = resources
        .all('AWS::IAM::Role')
        .find(({ stack, logicalId }) =>
          String(definitionOf(service, resources)?.properties.TaskRoleArn).includes(`${stack}/${logicalId}#`),
        );
      const policies = resources
        .all('AWS::IAM::ManagedPolicy')
        .filter(({ physicalId }) => textsAt(role?.properties ?? {}, 'ManagedPolicyArns').includes(physicalId));
      const hasRights = policies.some(({ properties }) => JSON.stringify(properties.PolicyDocument).includes('ssmmessages:'));
      const expected = !environment.protectData;
      return role && isOpen === expected && hasRights === expected
        ? []
        : [`is ${isOpen ? '' : 'not '}open, ${hasRights ? 'with' : 'without'} rights`];
    },
  ),

  'a deployment is rolled back by tasks that do not start and by alarms that do not know the service': ofServices(
    ({ properties, stack, logicalId }, _, { resources }) => {
      const breaker = mapAt(properties, 'DeploymentConfiguration', 'DeploymentCircuitBreaker');
      const { Enable, Rollback } = mapAt(properties, 'DeploymentConfiguration', 'Alarms');
      const names = textsAt(properties, 'DeploymentConfiguration', 'Alarms', 'AlarmNames');
      const alarms = names.map((name) => resources.byId('AWS::CloudWatch::Alarm', name));
      const rolls = [breaker.Enable, breaker.Rollback, Enable, Rollback].every((value) => value === true);
      const waits = alarms.filter((alarm) => !alarm || JSON.stringify(alarm.properties).includes(`⟨${stack}/${logicalId}#`));
      return [
        ...(rolls && names.length > 0 ? [] : ['is not rolled back']),
        ...(waits.length > 0 ? ['and its alarms wait for each other'] : []),
      ];
    },
  ),

  'a service rests outside of working hours, and at no other time': (synthesised) =>
    synthesised.inEach(({ environment, resources }) => {
      const { days, tasksOutside } = environment.workingHours;
      return resources.all('AWS::ApplicationAutoScaling::ScalableTarget').flatMap(({ stack, properties }) => {
        const actions = mapsAt(properties, 'ScheduledActions').map((action) => mapAt(action, 'ScalableTargetAction'));
        if (days.length === 0) return actions.length === 0 ? [] : [`${stack} rests`];
        const [start, rest] = actions;
        const wakes = start?.MinCapacity === properties.MinCapacity && start?.MaxCapacity === properties.MaxCapacity;
        const sleeps = rest?.MinCapacity === rest?.MaxCapacity && Number(rest?.MaxCapacity) <= tasksOutside;
        return !environment.protectData && actions.length === 2 && wakes && sleeps ? [] : [`${stack} has ${JSON.stringify(actions)}`];
      });
    }),
};

type OfService = (service: Found, configured: Service, deployed: Deployed) => string[];

/** Each service of each environment, with what is configured of it. */
function ofServices(violations: OfService): (synthesised: Synthesised) => string[] {
  return (synthesised) =>
    synthesised.inEach((deployed) => {
      const nameOf = serviceNames(deployed.resources, namesOf(deployed.environment));
      return deployed.resources.all('AWS::ECS::Service').flatMap((service) => {
        const configured = deployed.environment.services.find(({ name }) => name === nameOf(service));
        if (!configured) return [`${nameOf(service)} is not configured`];
        return violations(service, configured, deployed).map((violation) => `${configured.name} ${violation}`);
      });
    });
}

const namesOf = ({ services }: Environment) => services.map(({ name }) => name);

function definitionOf({ properties }: Found, resources: EnvironmentResources): Found | undefined {
  return resources.byId('AWS::ECS::TaskDefinition', properties.TaskDefinition);
}

function containerOf(service: Found, resources: EnvironmentResources): Found['properties'] {
  return mapsAt(definitionOf(service, resources)?.properties ?? {}, 'ContainerDefinitions')[0] ?? {};
}
