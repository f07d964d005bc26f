import { isMap } from '../../../../assembly/equal';
import { drop, type Operator, operator, set } from '../../operator';
import { itemsAt } from '../../read';

const fits = ['AWS::WAFv2::WebACL'];

/** A rule of each managed group that people switch off when it is in their way. */
const rulesOf: { readonly [group: string]: string } = {
  AWSManagedRulesAmazonIpReputationList: 'AWSManagedIPReputationList',
  AWSManagedRulesAnonymousIpList: 'AnonymousIPList',
  AWSManagedRulesCommonRuleSet: 'CrossSiteScripting_BODY',
  AWSManagedRulesKnownBadInputsRuleSet: 'Log4JRCE_HEADER',
  AWSManagedRulesSQLiRuleSet: 'SQLi_BODY',
};

export const webAclRules: readonly Operator[] = [
  operator({
    name: 'web-acl-rule-counts',
    description: 'A rule sees attacks and lets them pass',
    source: 'AWS WAF developer guide, testing with count mode; OWASP API Security 2023 API8; FSBP WAF.10',
    fits,
    edits: ({ properties }) =>
      itemsAt(properties, ['Rules']).flatMap(({ path, item }) => {
        if (item.OverrideAction !== undefined) return [set([...path, 'OverrideAction'], { Count: {} })];
        return isMap(item.Action) && item.Action.Block !== undefined ? [set([...path, 'Action'], { Count: {} })] : [];
      }),
  }),
  operator({
    name: 'web-acl-rule-removed',
    description: 'A kind of attack is no longer looked for',
    source: 'Checkov CKV_AWS_192, CKV2_AWS_47; FSBP WAF.10',
    fits,
    edits: ({ properties }) => itemsAt(properties, ['Rules']).map(({ path }) => drop(path)),
  }),
  operator({
    name: 'web-acl-emptied',
    description: 'The web ACL is there, and looks for nothing',
    source: 'FSBP WAF.10; Prowler wafv2_webacl_with_rules',
    fits,
    edits: () => [set('Rules', [])],
  }),
  operator({
    name: 'web-acl-default-allows',
    description: 'What no rule allows passes',
    source: 'cfn_nag F665; OWASP ASVS 4.0 V1.4.4 (deny by default)',
    fits,
    edits: ({ properties }) =>
      isMap(properties.DefaultAction) && properties.DefaultAction.Block !== undefined ? [set('DefaultAction', { Allow: {} })] : [],
  }),
  operator({
    name: 'web-acl-managed-rule-excluded',
    description: 'One rule of a managed group is switched off, and the group looks as before',
    source: 'Checkov CKV_AWS_192 (which counts an excluded rule as a missing one)',
    fits,
    edits: ({ properties }) =>
      managedGroups(properties).flatMap(({ path, name }) => {
        const rule = rulesOf[name];
        return rule === undefined ? [] : [set([...path, 'RuleActionOverrides'], [{ Name: rule, ActionToUse: { Allow: {} } }])];
      }),
  }),
  operator({
    name: 'web-acl-managed-group-narrowed',
    description: 'A managed group looks at one path that nobody calls',
    source: 'AWS WAF developer guide, scope-down statements; OWASP API Security 2023 API8',
    fits,
    edits: ({ properties }) =>
      managedGroups(properties).map(({ path }) =>
        set([...path, 'ScopeDownStatement'], {
          ByteMatchStatement: {
            FieldToMatch: { UriPath: {} },
            PositionalConstraint: 'EXACTLY',
            SearchString: '/nobody-calls-this',
            TextTransformations: [{ Priority: 0, Type: 'NONE' }],
          },
        }),
      ),
  }),
  operator({
    name: 'web-acl-rate-limit-raised',
    description: 'Passwords can be guessed, and records fetched, as fast as an attacker likes',
    source: 'OWASP API Security 2023 API4',
    fits,
    edits: ({ properties }) =>
      itemsAt(properties, ['Rules']).flatMap(({ path, item }) =>
        isMap(item.Statement) && isMap(item.Statement.RateBasedStatement)
          ? [set([...path, 'Statement', 'RateBasedStatement', 'Limit'], 2_000_000_000)]
          : [],
      ),
  }),
];

function managedGroups(properties: Parameters<typeof itemsAt>[0]) {
  return itemsAt(properties, ['Rules']).flatMap(({ path, item }) => {
    const group = isMap(item.Statement) ? item.Statement.ManagedRuleGroupStatement : undefined;
    return isMap(group) ? [{ path: [...path, 'Statement', 'ManagedRuleGroupStatement'], name: String(group.Name) }] : [];
  });
}
