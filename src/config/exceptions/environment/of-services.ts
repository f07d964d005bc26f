import type { ExceptionConfiguration } from '../../../schema/configuration';

export const ofServices: readonly ExceptionConfiguration[] = [
  {
    scope: 'environment',
    path: 'service-*/*/Task/Definition/Resource',
    rules: ['AwsSolutions::AwsSolutions-ECS2'],
    reason:
      'The variables hold names, ports and addresses and no secret: services sign in to the database with IAM. Kept in the task definition, they roll out and back with it.',
    owner: 'platform-team',
    expires: '2027-06-30',
  },
];
