import { Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { Environment } from '../../schema/environment';
import { AlarmTopic } from '../alarm-topic';
import { watchCertificates } from '../observability/certificate-alarms';
import { watchCloudFront } from '../observability/cloudfront-alarms';

/**
 * The alarms on CloudFront and its certificate, of an environment in another Region than they are. CloudWatch reads figures of its own Region
 * and speaks to topics of its own Region, so that they have topics here: whoever is told confirms once more. Rules that carry the alarms'
 * events to the environment's Region would spare them that, by a role and two rules each of which fails in silence.
 */
export class EdgeGlobalAlarms extends Construct {
  constructor(scope: Construct, id: string, { objectives, alertEmails, pageEmails }: Environment, certificateArn: string) {
    super(scope, id);
    const { topic: ticket, encryptionKey } = new AlarmTopic(this, 'Alarms', { emails: alertEmails });
    const page = pageEmails.length > 0 ? new AlarmTopic(this, 'Pages', { emails: pageEmails, encryptionKey }).topic : ticket;
    watchCertificates(this, { CloudFront: certificateArn }, ticket);
    watchCloudFront(this, { objectives, topics: { page, ticket }, prefix: Stack.of(this).stackName });
  }
}
