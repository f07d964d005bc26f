import type { Found } from '../environment-resources';
import { isList, isMap } from '../equal';
import type { Value, ValueMap } from '../template';
import type { ResourcePolicy, Statement } from './access';
import { statementsOf, texts } from './statements';
import { placeOf, type Survey } from './survey';

/** Policies that are resources of their own: the properties that name what each is about. */
const about: { readonly [type: string]: string | undefined } = {
  'AWS::S3::BucketPolicy': 'Bucket',
  'AWS::SNS::TopicPolicy': 'Topics',
  'AWS::SQS::QueuePolicy': 'Queues',
  'AWS::SecretsManager::ResourcePolicy': 'SecretId',
  'AWS::Events::EventBusPolicy': 'EventBusName',
  'AWS::Lambda::Permission': 'FunctionName',
  'AWS::Lambda::LayerVersionPermission': 'LayerVersionArn',
  'AWS::SNS::TopicInlinePolicy': 'TopicArn',
  'AWS::SQS::QueueInlinePolicy': 'Queue',
  'AWS::Kinesis::ResourcePolicy': 'ResourceArn',
  'AWS::VpcLattice::ResourcePolicy': 'ResourceArn',
  'AWS::BackupGateway::Hypervisor': 'Name',
};

/** Whom the resources of an environment admit. Every policy document is found, whatever the type that holds it and the property it is in. */
export function resourcePolicies(survey: Survey): readonly ResourcePolicy[] {
  return survey.all
    .filter(({ type }) => !type.startsWith('AWS::IAM::'))
    .flatMap((owner) => {
      const statements = [...written(survey, owner), ...permissions(survey, owner)];
      return statements.length === 0
        ? []
        : subjects(survey, owner).map((resource) => ({ resource, stack: owner.stack, type: owner.type, statements }));
    });
}

function written(survey: Survey, owner: Found): readonly Statement[] {
  return documentsIn(owner.properties).flatMap((document) => statementsOf(document, placeOf(survey, owner)));
}

function subjects({ names }: Survey, owner: Found): readonly string[] {
  const property = about[owner.type];
  const named = property === undefined ? [] : texts(owner.properties[property]);
  return named.length === 0 ? [names.of(owner)] : named.map((text) => names.describe(text, names.home(owner.stack)));
}

/** A map with statements that have an effect, or such a map as text. */
function documentsIn(value: Value): readonly Value[] {
  if (typeof value === 'string') return /^\s*\{[\s\S]*"Effect"/.test(value) ? [value] : [];
  if (isList(value)) return value.flatMap(documentsIn);
  if (!isMap(value)) return [];
  const first = isList(value.Statement) ? value.Statement[0] : value.Statement;
  return isMap(first) && first.Effect !== undefined ? [value] : Object.values(value).flatMap(documentsIn);
}

/** Types that say in properties of their own what others say in a document. */
const withoutDocument = ['AWS::Lambda::Permission', 'AWS::Lambda::LayerVersionPermission', 'AWS::Events::EventBusPolicy'];

function permissions(survey: Survey, owner: Found): readonly Statement[] {
  const { Action, Principal, SourceArn, SourceAccount, PrincipalOrgID, OrganizationId, FunctionUrlAuthType } = owner.properties;
  if (!withoutDocument.includes(owner.type) || typeof Action !== 'string' || Principal === undefined) return [];
  const given = {
    'aws:SourceAccount': SourceAccount,
    'aws:PrincipalOrgID': PrincipalOrgID ?? OrganizationId,
    'lambda:FunctionUrlAuthType': FunctionUrlAuthType,
  };
  const equals = Object.fromEntries(Object.entries(given).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])));
  const isService = /\.amazonaws\.com(\.cn)?$/.test(String(Principal));
  const condition: ValueMap = {
    ...(SourceArn === undefined ? {} : { ArnLike: { 'aws:SourceArn': SourceArn } }),
    ...(Object.keys(equals).length === 0 ? {} : { StringEquals: equals }),
  };
  const statement: Value = {
    Effect: 'Allow',
    Action,
    Principal: isService ? { Service: Principal } : { AWS: Principal },
    Condition: condition,
  };
  return statementsOf({ Statement: [statement] }, placeOf(survey, owner));
}
