import type { IWidget } from 'aws-cdk-lib/aws-cloudwatch';
import { serviceThresholds } from '../../thresholds';
import { graph, search, threshold } from './graph';

/** Of all services, found by search. */
export function saturationWidgets(clusterName: string): IWidget[] {
  const used = (metricName: string) =>
    search(`{AWS/ECS,ClusterName,ServiceName} ClusterName="${clusterName}" MetricName="${metricName}"`, 'Average');
  return [
    graph({
      title: 'Services: CPU (%)',
      left: [used('CPUUtilization')],
      leftAnnotations: [threshold(serviceThresholds.cpuPercent, 'Alarm, where scaling aims lower')],
    }),
    graph({
      title: 'Services: memory (%)',
      left: [used('MemoryUtilization')],
      leftAnnotations: [threshold(serviceThresholds.memoryPercent, 'Alarm')],
    }),
    graph({ title: 'Services: running tasks', left: [insight(clusterName, 'RunningTaskCount')] }),
  ];
}

/** What the load balancer sees of them. */
export function targetWidgets(loadBalancerFullName: string): IWidget[] {
  const ofTargetGroup = (metricName: string, statistic: string) =>
    search(`{AWS/ApplicationELB,LoadBalancer,TargetGroup} LoadBalancer="${loadBalancerFullName}" MetricName="${metricName}"`, statistic);
  return [
    graph({
      title: 'Target groups: unhealthy hosts',
      left: [ofTargetGroup('UnHealthyHostCount', 'Maximum')],
      leftAnnotations: [threshold(1, 'Alarm')],
    }),
    graph({ title: 'Target groups: requests', left: [ofTargetGroup('RequestCount', 'Sum')] }),
    graph({ title: 'Target groups: 5xx', left: [ofTargetGroup('HTTPCode_Target_5XX_Count', 'Sum')] }),
  ];
}

/** A figure of Container Insights, for each service. */
export function insight(clusterName: string, metricName: string) {
  return search(`{ECS/ContainerInsights,ClusterName,ServiceName} ClusterName="${clusterName}" MetricName="${metricName}"`, 'Average');
}
