import { isMap } from '../../../../assembly/equal';
import { type Operator, operator, set } from '../../operator';
import { itemsAt } from '../../read';

const fits = ['AWS::CloudFront::Distribution'];
const config = 'DistributionConfig';

export const distributionTransport: readonly Operator[] = [
  operator({
    name: 'distribution-allows-plain-http',
    description: 'Browsers that begin in plain text stay there',
    source: 'FSBP CloudFront.3; Checkov CKV_AWS_34',
    fits,
    edits: ({ properties }) =>
      [...itemsAt(properties, [config, 'DefaultCacheBehavior']), ...itemsAt(properties, [config, 'CacheBehaviors'])].map(({ path }) =>
        set([...path, 'ViewerProtocolPolicy'], 'allow-all'),
      ),
  }),
  operator({
    name: 'distribution-weak-tls',
    description: 'Browsers may be talked down to TLS 1.0',
    source: 'Checkov CKV_AWS_174; FSBP CloudFront.15; cfn_nag W70',
    fits,
    edits: () => [
      set([config, 'ViewerCertificate', 'MinimumProtocolVersion'], 'TLSv1'),
      set([config, 'ViewerCertificate', 'MinimumProtocolVersion'], 'TLSv1.1_2016'),
    ],
  }),
  operator({
    name: 'distribution-default-certificate',
    description: "CloudFront's own certificate, with which it accepts TLS 1.0",
    source: 'FSBP CloudFront.7; Checkov CKV2_AWS_42',
    fits,
    edits: () => [set([config, 'ViewerCertificate'], { CloudFrontDefaultCertificate: true })],
  }),
  operator({
    name: 'distribution-origin-plain',
    description: 'From the edge on, requests are in plain text, the secret header among them',
    source: 'FSBP CloudFront.9; Prowler cloudfront_distributions_origin_traffic_encrypted',
    fits,
    edits: ({ properties }) =>
      itemsAt(properties, [config, 'Origins']).flatMap(({ path, item }) =>
        isMap(item.CustomOriginConfig)
          ? [
              set([...path, 'CustomOriginConfig', 'OriginProtocolPolicy'], 'http-only'),
              set([...path, 'CustomOriginConfig', 'OriginProtocolPolicy'], 'match-viewer'),
            ]
          : [],
      ),
  }),
  operator({
    name: 'distribution-origin-weak-tls',
    description: 'From the edge on, connections may be talked down to protocols that are broken',
    source: 'FSBP CloudFront.10; Prowler cloudfront_distributions_using_deprecated_ssl_protocols',
    fits,
    edits: ({ properties }) =>
      itemsAt(properties, [config, 'Origins']).flatMap(({ path, item }) =>
        isMap(item.CustomOriginConfig) ? [set([...path, 'CustomOriginConfig', 'OriginSSLProtocols'], ['SSLv3', 'TLSv1', 'TLSv1.2'])] : [],
      ),
  }),
];
