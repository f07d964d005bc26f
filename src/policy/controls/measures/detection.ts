import { always, at, elements, isThere, isTrue, type Measure } from './measure';

const incidents = ['164.308(a)(6)(i)', '164.308(a)(6)(ii)'];

/** What looks for incidents and weaknesses, and tells somebody. */
export const detectionMeasures: readonly Measure[] = [
  {
    id: 'threat-detection',
    title: 'Behaviour in the account is watched for attacks',
    safeguards: ['164.308(a)(1)(i)', '164.308(a)(1)(ii)(D)', '164.308(a)(5)(ii)(B)', '164.308(a)(5)(ii)(C)', ...incidents],
    done: { 'AWS::GuardDuty::Detector': ({ Enable }) => isTrue(Enable) },
  },
  {
    id: 'posture',
    title: 'The configuration of the account is judged all the time',
    safeguards: ['164.308(a)(1)(i)', '164.308(a)(1)(ii)(A)', '164.308(a)(1)(ii)(B)', '164.308(a)(8)'],
    done: {
      'AWS::SecurityHub::Hub': always,
      'AWS::SecurityHub::Standard': ({ StandardsArn }) => isThere(StandardsArn),
      'AWS::Config::ConformancePack': ({ TemplateBody, TemplateS3Uri }) => isThere(TemplateBody) || isThere(TemplateS3Uri),
    },
  },
  {
    id: 'alarm',
    title: 'An alarm tells somebody',
    safeguards: [...incidents, '164.308(a)(1)(ii)(D)'],
    done: {
      'AWS::CloudWatch::Alarm': ({ AlarmActions, ActionsEnabled }) => elements(AlarmActions).length > 0 && ActionsEnabled !== false,
      'AWS::CloudWatch::CompositeAlarm': ({ AlarmActions, ActionsEnabled }) =>
        elements(AlarmActions).length > 0 && ActionsEnabled !== false,
      'AWS::Events::Rule': ({ EventPattern, State, Targets }) =>
        isThere(EventPattern) && State !== 'DISABLED' && elements(Targets).some((target) => isThere(at(target, 'Arn'))),
    },
  },
  {
    id: 'image-scan',
    title: 'Images are scanned for known weaknesses',
    safeguards: ['164.308(a)(5)(ii)(B)', '164.308(a)(1)(ii)(A)'],
    done: { 'AWS::ECR::Repository': ({ ImageScanningConfiguration }) => isTrue(at(ImageScanningConfiguration, 'ScanOnPush')) },
  },
  {
    id: 'software-updates',
    title: 'Software is brought up to date',
    safeguards: ['164.308(a)(5)(ii)(A)'],
    done: { 'AWS::RDS::DBInstance': ({ AutoMinorVersionUpgrade }) => isTrue(AutoMinorVersionUpgrade) },
  },
];
