import { type Operator, operator, set } from '../../operator';
import { valueAt } from '../../read';
import { eachContainer } from './each-container';

const fits = ['AWS::ECS::TaskDefinition'];

export const images: readonly Operator[] = [
  operator({
    name: 'image-by-tag',
    description: 'What runs is what the tag points to that day, not what was tested',
    source: 'CIS Docker 4 and NIST 800-190 4.1; OWASP CI/CD Top 10 CICD-SEC-9; Checkov CKV_K8S_43',
    fits,
    edits: (site) =>
      eachContainer(site, ({ path, item }) => {
        const [repository, digest] = String(item.Image).split('@');
        return typeof item.Image === 'string' && digest ? [set([...path, 'Image'], `${repository}:1.4.2`)] : [];
      }),
  }),
  operator({
    name: 'image-latest',
    description: 'What runs is what was pushed last, by anybody',
    source: 'CIS Docker 4; Checkov CKV_K8S_14; OWASP CI/CD Top 10 CICD-SEC-9',
    fits,
    edits: (site) =>
      eachContainer(site, ({ path, item }) => {
        const [repository, digest] = String(item.Image).split('@');
        return typeof item.Image === 'string' && digest ? [set([...path, 'Image'], `${repository}:latest`)] : [];
      }),
  }),
  operator({
    name: 'image-from-public-registry',
    description: 'What runs comes from a registry where anybody publishes',
    source: 'OWASP CI/CD Top 10 CICD-SEC-3; NIST 800-190 4.2',
    fits,
    edits: (site) => eachContainer(site, ({ path }) => [set([...path, 'Image'], 'docker.io/library/httpd:2.4')]),
  }),
  operator({
    name: 'repository-scan-off',
    description: 'Known holes in images are not looked for',
    source: 'FSBP ECR.1; Checkov CKV_AWS_163; cfn_nag W79',
    fits: ['AWS::ECR::Repository'],
    edits: ({ properties }) =>
      valueAt(properties, ['ImageScanningConfiguration', 'ScanOnPush']) === true
        ? [set(['ImageScanningConfiguration', 'ScanOnPush'], false)]
        : [],
  }),
  operator({
    name: 'repository-tags-mutable',
    description: 'A tag that was tested can be made to point to another image',
    source: 'FSBP ECR.2; Checkov CKV_AWS_51',
    fits: ['AWS::ECR::Repository'],
    edits: () => [set('ImageTagMutability', 'MUTABLE')],
  }),
];
