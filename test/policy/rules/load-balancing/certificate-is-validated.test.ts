import { testRule } from '../rule-table';

const certificate = (changes: object) => ({
  Type: 'AWS::CertificateManager::Certificate',
  Properties: { DomainName: 'api.example.com', ValidationMethod: 'DNS', ...changes },
});

testRule('certificate-is-validated', {
  compliant: {
    'by DNS': { Certificate: certificate({}) },
    'of a private authority': { Certificate: certificate({ ValidationMethod: undefined, CertificateAuthorityArn: 'arn' }) },
  },
  nonCompliant: {
    'by e-mail': { Bad: certificate({ ValidationMethod: 'EMAIL' }) },
    'by nothing that is named': { Bad: certificate({ ValidationMethod: undefined }) },
    'issued unseen': { Bad: certificate({ CertificateTransparencyLoggingPreference: 'DISABLED' }) },
    'whose key may leave': { Bad: certificate({ CertificateExport: 'ENABLED' }) },
    'with a short key': { Bad: certificate({ KeyAlgorithm: 'RSA_1024' }) },
  },
  notApplicable: { 'a record': { Record: { Type: 'AWS::Route53::RecordSet', Properties: { Name: 'api.example.com', Type: 'A' } } } },
});
