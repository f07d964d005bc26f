import { strictestFacts } from '../../../../src/policy/rules/rule-engine';
import { testRule } from '../rule-table';

const names = ['AmazonIpReputationList', 'AnonymousIpList', 'CommonRuleSet', 'KnownBadInputsRuleSet', 'SQLiRuleSet'];
type Changes = Readonly<Record<string, object>>;
const groups = (changes: Changes = {}, group: Changes = {}) =>
  names.map((name) => ({
    Name: name,
    OverrideAction: { None: {} },
    Statement: { ManagedRuleGroupStatement: { VendorName: 'AWS', Name: `AWSManagedRules${name}`, ...group[name] } },
    ...changes[name],
  }));
const acl = (Rules: object[]) => ({ Type: 'AWS::WAFv2::WebACL', Properties: { DefaultAction: { Allow: {} }, Rules } });
const own = (Action: object, Statement: object = { RateBasedStatement: { Limit: 2000 } }) => ({ Name: 'Own', Action, Statement });
const label = (...rules: string[]) => ({ RuleActionOverrides: rules.map((Name) => ({ Name, ActionToUse: { Count: {} } })) });
const bodySize = { SizeConstraintStatement: { Size: 16384, ComparisonOperator: 'GT' } };
const notApplicable = { 'a set of addresses': { Set: { Type: 'AWS::WAFv2::IPSet', Properties: { Addresses: [] } } } };

testRule('web-acl-blocks', {
  compliant: {
    'all groups, and a rule of its own': { Acl: acl([...groups(), own({ Block: {} })]) },
    'VPNs labelled': { Acl: acl(groups({}, { AnonymousIpList: label('AnonymousIPList', 'HostingProviderIPList') })) },
    'bodies refused by a rule of its own': {
      Acl: acl([...groups({}, { CommonRuleSet: label('SizeRestrictions_BODY') }), own({ Block: {} }, bodySize)]),
    },
  },
  nonCompliant: {
    'a group is missing': { Bad: acl(groups().slice(1)) },
    'no rules': { Bad: acl([]) },
    'a group counts': { Bad: acl(groups({ SQLiRuleSet: { OverrideAction: { Count: {} } } })) },
    'a rule of its own counts': { Bad: acl([...groups(), own({ Count: {} })]) },
    'a rule of its own allows': { Bad: acl([own({ Allow: {} }), ...groups()]) },
    'a rule of a group is excluded': { Bad: acl(groups({}, { SQLiRuleSet: { ExcludedRules: [{ Name: 'SQLi_BODY' }] } })) },
    'a rule of a group counts': { Bad: acl(groups({}, { CommonRuleSet: label('CrossSiteScripting_BODY') })) },
    'bodies of any size': { Bad: acl(groups({}, { CommonRuleSet: label('SizeRestrictions_BODY') })) },
    'some requests only': { Bad: acl(groups({}, { SQLiRuleSet: { ScopeDownStatement: { GeoMatchStatement: {} } } })) },
  },
  notApplicable,
});

const counting = groups(Object.fromEntries(names.map((name) => [name, { OverrideAction: { Count: {} } }])));
testRule(
  'web-acl-blocks',
  {
    compliant: { 'it may count for a while': { Acl: acl([...counting, own({ Count: {} })]) } },
    nonCompliant: { 'it allows': { Bad: acl([own({ Allow: {} }), ...counting]) } },
    notApplicable,
  },
  { ...strictestFacts, webAclMayCount: true },
);
