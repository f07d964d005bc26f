import { type Operator, operator, removal, set, turnOff } from '../../operator';
import { itemsAt } from '../../read';

const detector = 'AWS::GuardDuty::Detector';
const kinds: { readonly [name: string]: string } = {
  RDS_LOGIN_EVENTS: 'FSBP GuardDuty.9',
  S3_DATA_EVENTS: 'FSBP GuardDuty.10',
};

export const detection: readonly Operator[] = [
  operator({
    name: 'guard-duty-off',
    description: 'Nobody looks for intruders',
    source: 'FSBP GuardDuty.1; Checkov CKV2_AWS_3',
    fits: [detector],
    edits: (site) => turnOff(site, 'Enable'),
  }),
  operator({
    name: 'guard-duty-removed',
    description: 'Nobody looks for intruders',
    source: 'FSBP GuardDuty.1',
    fits: [detector],
    edits: () => [removal],
  }),
  operator({
    name: 'guard-duty-plan-off',
    description: 'Nobody looks for intruders among the sign-ins to the database, or the calls of S3',
    source: Object.values(kinds).join(', '),
    fits: [detector],
    edits: ({ properties }) =>
      itemsAt(properties, ['Features']).flatMap(({ path, item }) =>
        kinds[String(item.Name)] && item.Status === 'ENABLED' ? [set([...path, 'Status'], 'DISABLED')] : [],
      ),
  }),
  operator({
    name: 'security-hub-removed',
    description: 'Nothing compares the account with best practice, day by day',
    source: 'CIS AWS 3.0 4.16; Prowler securityhub_enabled',
    fits: ['AWS::SecurityHub::Hub'],
    edits: () => [removal],
  }),
  operator({
    name: 'security-hub-standard-removed',
    description: 'Security Hub is there, and compares with nothing',
    source: 'CIS AWS 3.0 4.16; Prowler securityhub_enabled (with standards)',
    fits: ['AWS::SecurityHub::Standard'],
    edits: () => [removal],
  }),
  operator({
    name: 'access-analyzer-removed',
    description: 'Nobody is told what became reachable from outside the account',
    source: 'FSBP IAM.28; CIS AWS 3.0 1.20; Prowler accessanalyzer_enabled',
    fits: ['AWS::AccessAnalyzer::Analyzer'],
    edits: () => [removal],
  }),
];
