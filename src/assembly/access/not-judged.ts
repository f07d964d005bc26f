import { doubt, type Survey } from './survey';

/** Types that grant something in a way of their own, which nothing here reads. */
const grantElsewhere = new Set(
  [
    'AWS::Cassandra::Keyspace AWS::CleanRooms::Membership AWS::Cognito::IdentityPoolRoleAttachment AWS::EKS::AccessEntry AWS::EMR::Studio',
    'AWS::IAM::SAMLProvider AWS::LakeFormation::Permissions AWS::LakeFormation::PrincipalPermissions',
    'AWS::LakeFormation::DataLakeSettings AWS::QuickSight::DataSource AWS::QuickSight::Dashboard AWS::RAM::ResourceShare AWS::RAM::Permission',
    'AWS::RolesAnywhere::Profile AWS::RolesAnywhere::TrustAnchor AWS::S3::AccessGrant AWS::S3::AccessGrantsLocation AWS::SSO::Assignment',
    'AWS::SSO::PermissionSet AWS::VerifiedPermissions::Policy AWS::EC2::VPCEndpointServicePermissions AWS::RDS::DBInstanceRole',
    'AWS::CloudFormation::Stack AWS::CloudFormation::StackSet AWS::Organizations::Policy AWS::IAM::AccessKey',
  ].flatMap((line) => line.split(' ')),
);

/** Types of which each instance makes roles and policies that no template shows, such as `AWS::Serverless::Function`. */
const madeByMacro = /^AWS::Serverless::|^AWS::Include|::MODULE$/;

/** Says of everything that may grant something, and is not understood, that it is not. */
export function markNotJudged(survey: Survey): void {
  for (const one of survey.all) {
    if (grantElsewhere.has(one.type))
      doubt(survey.notJudged, survey.names.of(one), `is ${one.type}, which grants in a way that is not read here`);
    if (madeByMacro.test(one.type)) doubt(survey.notJudged, survey.names.of(one), `is ${one.type}: what it is made into is not known here`);
    if (one.type.startsWith('AWS::IAM::') && !readTypes.has(one.type) && !grantElsewhere.has(one.type)) {
      doubt(survey.notJudged, survey.names.of(one), `is ${one.type}, which is not understood here`);
    }
  }
}

/** What `principals.ts` reads of IAM, and what grants nothing. */
const readTypes = new Set([
  'AWS::IAM::Group',
  'AWS::IAM::GroupPolicy',
  'AWS::IAM::InstanceProfile',
  'AWS::IAM::ManagedPolicy',
  'AWS::IAM::OIDCProvider', // Grants by the trust of roles that name it, which is read.
  'AWS::IAM::Policy',
  'AWS::IAM::Role',
  'AWS::IAM::RolePolicy',
  'AWS::IAM::ServerCertificate',
  'AWS::IAM::ServiceLinkedRole',
  'AWS::IAM::User',
  'AWS::IAM::UserPolicy',
  'AWS::IAM::UserToGroupAddition',
  'AWS::IAM::VirtualMFADevice',
]);
