/** What can go wrong, and for how many minutes it does. An incident moves all the figures that it would move. */
export const incidents = {
  outage: 24 * 60,
  slowness: 24 * 60,
  'load beyond the maximum': 60,
  'failing service': 30,
  'memory leak': 60,
  'failing health checks': 30,
  'tasks that are gone': 30,
  'crashing tasks': 30,
  'a storm of crashes': 24 * 60,
  'no instances to be had': 60,
  'failing load balancer': 30,
  'expiring certificate': 26 * 60,
  'origin out of reach': 30,
  'hardly any callers': 60,
  'tasks that do not start': 60,
  'refused report': 2 * 60,
  'refused schedule': 2 * 60,
  'exhausted gateway': 60,
  'failing NAT host': 10,
  'hanging NAT instance': 10,
  'pinned sessions': 60,
  'database overload': 60,
  'full database': 60,
  'blocked vacuum': 60,
  'root in use': 10,
  'sign-in without a second factor': 10,
  'guessed passwords': 10,
  'refused calls': 10,
  'tampering elsewhere': 10,
  'silenced trail': 4 * 60,
} as const;

export type Incident = keyof typeof incidents;

/** How long the time before an incident must be quiet for its alarms, in minutes: their windows are full of it. */
export function quietBefore(incident: Incident): number {
  const dayMinutes = 24 * 60;
  return (incidents[incident] >= dayMinutes ? 8 * dayMinutes : dayMinutes) + 9 * 60;
}

/** In which incident an alarm must be raised, by the name of its construct. */
export const incidentOf: Readonly<Record<string, Incident>> = {
  HighCpu: 'load beyond the maximum',
  Exhausted: 'load beyond the maximum',
  HighMemory: 'memory leak',
  ServerErrors: 'failing service',
  UnhealthyHosts: 'failing health checks',
  TooFewTasks: 'tasks that are gone',
  FailingTasks: 'crashing tasks',
  TaskFailed: 'crashing tasks',
  TaskFailureShare: 'a storm of crashes',
  TasksWait: 'no instances to be had',
  ApiServerErrors: 'outage',
  ApiLatencyP95: 'slowness',
  ApiLatencyP99: 'slowness',
  LoadBalancerErrors: 'failing load balancer',
  InternalCertificateExpiry: 'expiring certificate',
  ApiCertificateExpiry: 'expiring certificate',
  CloudFrontCertificateExpiry: 'expiring certificate',
  CloudFrontErrors: 'origin out of reach',
  Rate: 'origin out of reach',
  Quiet: 'hardly any callers',
  TaskTime: 'tasks that do not start',
  ReportFailed: 'refused report',
  ReportNotStarted: 'refused schedule',
  NatPorts: 'exhausted gateway',
  NatHost: 'failing NAT host',
  NatSystem: 'hanging NAT instance',
  ProxyBorrowing: 'pinned sessions',
  DatabaseCpu: 'database overload',
  DatabaseMemory: 'database overload',
  DatabaseConnections: 'database overload',
  DatabaseStorage: 'full database',
  DatabaseTransactionIds: 'blocked vacuum',
  RootUse: 'root in use',
  SignInWithoutMfa: 'sign-in without a second factor',
  SignInFailures: 'guessed passwords',
  RefusedCalls: 'refused calls',
  TamperingElsewhere: 'tampering elsewhere',
  Silence: 'silenced trail',
};

/** Alarms of the error budgets are many, and named after their objective. */
export function incidentFor(name: string): Incident | undefined {
  if (name.startsWith('Availability')) return 'outage';
  if (name.startsWith('Latency')) return 'slowness';
  return incidentOf[name];
}
