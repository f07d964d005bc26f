import { testRule } from '../rule-table';

const acl = (limit: object, Action: object = { Block: {} }) => ({
  Type: 'AWS::WAFv2::WebACL',
  Properties: { Rules: [{ Name: 'Rate', Action, Statement: { RateBasedStatement: { AggregateKeyType: 'IP', Limit: 2000, ...limit } } }] },
});

testRule('web-acl-limits-rate', {
  compliant: { 'two thousand in five minutes': { Acl: acl({}) } },
  nonCompliant: {
    'no rule': { Bad: { Type: 'AWS::WAFv2::WebACL', Properties: { Rules: [] } } },
    'counted only': { Bad: acl({}, { Count: {} }) },
    'a limit that nobody reaches': { Bad: acl({ Limit: 2_000_000_000 }) },
    'some requests only': { Bad: acl({ ScopeDownStatement: { GeoMatchStatement: { CountryCodes: ['XX'] } } }) },
    'all callers as one': { Bad: acl({ AggregateKeyType: 'CONSTANT' }) },
  },
  notApplicable: { 'a set of addresses': { Set: { Type: 'AWS::WAFv2::IPSet', Properties: { Addresses: [] } } } },
});
