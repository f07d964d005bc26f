import { strictestFacts } from '../../../../src/policy/rules/rule-engine';
import { testRule } from '../rule-table';

const seen = { CloudWatchMetricsEnabled: true, SampledRequestsEnabled: true, MetricName: 'm' };
const protections = [
  { Action: 'SUBSTITUTION', Field: { FieldType: 'SINGLE_HEADER', FieldKeys: ['authorization', 'cookie'] } },
  { Action: 'SUBSTITUTION', Field: { FieldType: 'QUERY_STRING' } },
];
const acl = (changes: object = {}) => ({
  Type: 'AWS::WAFv2::WebACL',
  Properties: {
    VisibilityConfig: seen,
    Rules: [{ Name: 'Rate', VisibilityConfig: seen }],
    DataProtectionConfig: { DataProtections: protections },
    ...changes,
  },
});
const log = (of: string, changes: object = {}) => ({
  Type: 'AWS::WAFv2::LoggingConfiguration',
  Properties: {
    ResourceArn: { 'Fn::GetAtt': [of, 'Arn'] },
    LogDestinationConfigs: ['arn:aws:logs:us-east-1:111111111111:log-group:aws-waf-logs-x'],
    RedactedFields: [{ SingleHeader: { Name: 'authorization' } }, { SingleHeader: { Name: 'cookie' } }],
    ...changes,
  },
});
const findings = {
  DefaultBehavior: 'DROP',
  Filters: [
    { Behavior: 'KEEP', Requirement: 'MEETS_ANY', Conditions: ['BLOCK', 'COUNT'].map((Action) => ({ ActionCondition: { Action } })) },
  ],
};
const blocksOnly = { ...findings, Filters: [{ ...findings.Filters[0], Conditions: [{ ActionCondition: { Action: 'BLOCK' } }] }] };
const notApplicable = { 'a set of addresses': { Set: { Type: 'AWS::WAFv2::IPSet', Properties: { Addresses: [] } } } };

testRule('web-acl-is-logged', {
  compliant: { 'logged and counted': { Acl: acl(), Log: log('Acl') } },
  nonCompliant: {
    'no log': { Bad: acl() },
    'a log of another': { Bad: acl(), Acl: acl(), Log: log('Acl') },
    'tokens in the log': { Acl: acl(), BadLog: log('Acl', { RedactedFields: [] }) },
    'findings alone, where data is protected': { Acl: acl(), BadLog: log('Acl', { LoggingFilter: findings }) },
    'no metrics': { Bad: acl({ VisibilityConfig: { ...seen, CloudWatchMetricsEnabled: false } }), Log: log('Bad') },
    'no samples of a rule': {
      Bad: acl({ Rules: [{ Name: 'Rate', VisibilityConfig: { ...seen, SampledRequestsEnabled: false } }] }),
      Log: log('Bad'),
    },
    'tokens in samples': { Bad: acl({ DataProtectionConfig: undefined }), Log: log('Bad') },
  },
  notApplicable,
});

testRule(
  'web-acl-is-logged',
  {
    compliant: { 'findings, where no data is protected': { Acl: acl(), Log: log('Acl', { LoggingFilter: findings }) } },
    nonCompliant: { 'less than the findings': { Acl: acl(), BadLog: log('Acl', { LoggingFilter: blocksOnly }) } },
    notApplicable,
  },
  { ...strictestFacts, protectData: false },
);
