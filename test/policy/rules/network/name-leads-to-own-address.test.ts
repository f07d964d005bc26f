import { testRule } from '../rule-table';

const record = (properties: object) => ({
  Type: 'AWS::Route53::RecordSet',
  Properties: { Name: 'api.example.com.', Type: 'A', ...properties },
});
const zone = (properties: object) => ({ Type: 'AWS::Route53::HostedZone', Properties: { Name: 'internal.example.com.', ...properties } });

const distribution = { Type: 'AWS::CloudFront::Distribution', Properties: { DistributionConfig: { Aliases: ['api.example.com'] } } };
const to = (name: string) => record({ AliasTarget: { DNSName: { 'Fn::GetAtt': [name, 'DomainName'] }, HostedZoneId: 'Z' } });
const origin = { Type: 'AWS::ApiGatewayV2::DomainName', Properties: { DomainName: 'origin.example.com' } };

testRule('name-leads-to-own-address', {
  compliant: {
    'an alias': { Record: record({ AliasTarget: { DNSName: { 'Fn::ImportValue': 'Prod-edge:Domain' }, HostedZoneId: 'Z' } }) },
    'a distribution’s': { Distribution: distribution, Record: to('Distribution') },
    'a word of text': { Record: record({ Type: 'TXT', ResourceRecords: ['"v=spf1 -all"'] }) },
    'a zone of a VPC': { Zone: zone({ VPCs: [{ VPCId: 'vpc', VPCRegion: 'us-east-1' }] }) },
  },
  nonCompliant: {
    'an address': { Bad: record({ TTL: '300', ResourceRecords: ['203.0.113.7'] }) },
    'another name': { Bad: record({ AliasTarget: { DNSName: 'elsewhere.example.net', HostedZoneId: 'Z' } }) },
    'the way round a distribution': { Distribution: distribution, Origin: origin, Bad: to('Origin') },
    'a public zone': { Bad: zone({}) },
    'public names of tasks': { Bad: { Type: 'AWS::ServiceDiscovery::PublicDnsNamespace', Properties: { Name: 'tasks.example.com' } } },
  },
  notApplicable: {
    'a certificate': { Certificate: { Type: 'AWS::CertificateManager::Certificate', Properties: { DomainName: 'api.example.com' } } },
  },
});
