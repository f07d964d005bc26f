/**
 * The controls that add something to the packs and to the repository's own rules. README.md in this folder says why each of the others does
 * not; a test holds both lists against the package, so that a new control waits for a decision.
 */
export const chosenControls = [
  'CT.AUTOSCALING.PR.11', // Instances that encrypt what they send each other.
  'CT.CLOUDWATCH.PR.4', // Alarms whose actions are not switched off.
  'CT.CODEBUILD.PR.3',
  'CT.CODEBUILD.PR.6',
  'CT.EC2.PR.1', // Launch templates: metadata by token, one hop, monitored, without public address, encrypted.
  'CT.EC2.PR.2',
  'CT.EC2.PR.9',
  'CT.EC2.PR.10',
  'CT.EC2.PR.14',
  'CT.ECR.PR.2', // Images are scanned, and a tag never moves.
  'CT.ECR.PR.3',
  'CT.ECS.PR.4', // Tasks: own network and processes, no privileges, no address, no writable root, no keys in the environment.
  'CT.ECS.PR.6',
  'CT.ECS.PR.9',
  'CT.ECS.PR.10',
  'CT.ECS.PR.11',
  'CT.ECS.PR.12',
  'CT.ELASTICLOADBALANCING.PR.3', // Requests that are read in two ways are refused.
  'CT.ELASTICLOADBALANCING.PR.15',
  'CT.KMS.PR.2',
  'CT.RDS.PR.10',
  'CT.RDS.PR.22',
  'CT.S3.PR.3',
  'CT.S3.PR.5',
] as const;
