import { testRule } from '../rule-table';
import { pipeline, project, stage } from './a-pipeline';

const source = (Provider: string, Configuration: object) =>
  pipeline([stage('Source', [{ ActionTypeId: { Category: 'Source', Provider }, Configuration }])]);
const here = 'arn:aws:codeconnections:us-east-1:111111111111:connection/example';

testRule('pipeline-deploys-main', {
  compliant: {
    'main, through a connection': { Pipeline: source('CodeStarSourceConnection', { BranchName: 'main', ConnectionArn: here }) },
  },
  nonCompliant: {
    'another branch': { Bad: source('CodeStarSourceConnection', { BranchName: 'experiments', ConnectionArn: here }) },
    'by a token': { Bad: source('GitHub', { Branch: 'main' }) },
    'from a bucket': { Bad: source('S3', { S3Bucket: 'example' }) },
    'a stranger’s connection': {
      Bad: source('CodeStarSourceConnection', { BranchName: 'main', ConnectionArn: here.replace('111111111111', '999999999999') }),
    },
  },
  notApplicable: { 'a connection': project },
});
