import type { Answer } from './aws-stand-in';

/** Answers of AWS's query protocol, which CloudFormation speaks. */
export const xml =
  (body: string, status = 200): Answer =>
  (_call, _body, response) => {
    response.writeHead(status, { 'content-type': 'text/xml' }).end(body);
  };

export const queryRefusal = (code: string, message: string): Answer =>
  xml(`<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error></ErrorResponse>`, 400);

/** One page of a list: `<member>` for each item, its fields as elements. */
export function xmlPage(call: string, list: string, items: readonly Readonly<Record<string, string>>[], next?: string): Answer {
  const members = items.map((item) => `<member>${fields(item)}</member>`).join('');
  const token = next === undefined ? '' : `<NextToken>${next}</NextToken>`;
  return xml(`<${call}Response><${call}Result><${list}>${members}</${list}>${token}</${call}Result></${call}Response>`);
}

/** An answer that is no list. */
export const xmlFields = (call: string, item: Readonly<Record<string, string>>): Answer =>
  xml(`<${call}Response><${call}Result>${fields(item)}</${call}Result></${call}Response>`);

const fields = (item: Readonly<Record<string, string>>) =>
  Object.entries(item)
    .map(([name, value]) => `<${name}>${value}</${name}>`)
    .join('');

/** A page of ListStackResources. */
export const stackResources = (resources: readonly (readonly [logicalId: string, type: string, physicalId: string])[], next?: string) =>
  xmlPage(
    'ListStackResources',
    'StackResourceSummaries',
    resources.map(([LogicalResourceId, ResourceType, PhysicalResourceId]) => ({
      LogicalResourceId,
      ResourceType,
      PhysicalResourceId,
      ResourceStatus: 'CREATE_COMPLETE',
    })),
    next,
  );
