import { testRule } from '../rule-table';

const sees = [
  { Name: 'S3_DATA_EVENTS', Status: 'ENABLED' },
  { Name: 'RDS_LOGIN_EVENTS', Status: 'ENABLED' },
];
const detector = (properties: object = {}) => ({
  Type: 'AWS::GuardDuty::Detector',
  Properties: { Enable: true, Features: sees, FindingPublishingFrequency: 'FIFTEEN_MINUTES', ...properties },
});
const analyzer = (properties: object) => ({ Type: 'AWS::AccessAnalyzer::Analyzer', Properties: properties });
const hub = { Type: 'AWS::SecurityHub::Hub', Properties: {} };
const standard = (properties: object = {}) => ({ Type: 'AWS::SecurityHub::Standard', Properties: properties });

testRule('detectors-are-on', {
  compliant: { 'all on': { Detector: detector(), Hub: hub, Standard: standard(), Analyzer: analyzer({ Type: 'ACCOUNT' }) } },
  nonCompliant: {
    'GuardDuty off': { Bad: detector({ Enable: false }) },
    'blind to buckets': { Bad: detector({ Features: [{ Name: 'S3_DATA_EVENTS', Status: 'DISABLED' }, sees[1]] }) },
    'heard hours later': { Bad: detector({ FindingPublishingFrequency: undefined }) },
    'findings put away': { Bad: { Type: 'AWS::GuardDuty::Filter', Properties: { Action: 'ARCHIVE' } } },
    'a hub without standard': { Bad: hub },
    'a standard without hub': { Bad: standard() },
    'controls switched off': { Hub: hub, Bad: standard({ DisabledStandardsControls: [{ StandardsControlArn: 'arn' }] }) },
    'an analyzer of unused access': { Bad: analyzer({ Type: 'ACCOUNT_UNUSED_ACCESS' }) },
    'an analyzer that archives': { Bad: analyzer({ Type: 'ACCOUNT', ArchiveRules: [{ RuleName: 'all' }] }) },
  },
  notApplicable: { 'a topic': { Topic: { Type: 'AWS::SNS::Topic' } } },
});
