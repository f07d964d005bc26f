import { strictestFacts } from '../../../../src/policy/rules/rule-engine';
import { testRule } from '../rule-table';

const Bad = { Type: 'AWS::SecurityHub::Hub', Properties: {} };
const Guard = { Type: 'AWS::GuardDuty::Detector', Properties: { Enable: true } };
const Analyzer = { Type: 'AWS::AccessAnalyzer::Analyzer', Properties: { Type: 'ACCOUNT' } };

testRule('detectors-are-together', {
  compliant: { 'all three': { Hub: Bad, Guard, Analyzer } },
  nonCompliant: { 'no GuardDuty': { Bad, Analyzer }, 'no analyzer': { Bad, Guard }, neither: { Bad } },
  notApplicable: { 'GuardDuty alone': { Guard } },
});

testRule(
  'detectors-are-together',
  {
    compliant: { 'the analyzer of an organisation': { Hub: Bad, Guard } },
    nonCompliant: { 'no GuardDuty beside it': { Bad } },
    notApplicable: { 'GuardDuty alone': { Guard } },
  },
  { ...strictestFacts, detectorsElsewhere: ['AWS::AccessAnalyzer::Analyzer'] },
);
