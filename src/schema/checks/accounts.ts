import type { Problem } from '../problem';
import { repeated, type Subject } from '../subject';

/** Each environment has an account of its own, and the pipeline too. */
export function checkAccounts({ platform, environments }: Subject): Problem[] {
  const homes = [
    { path: 'platform.pipeline.account', account: platform.pipeline?.account },
    ...environments.map(({ at, account }) => ({ path: `${at}.account`, account })),
  ];
  return repeated(homes, ({ account }) => account).map(({ earlier, later }) => ({
    path: later.path,
    message: `${later.account} is ${earlier.path} too`,
    consequence: 'Two that share an account share its trail, its budget and its quotas, and whoever may enter one may enter the other.',
    remedy: 'Write the id of an account that nothing else uses.',
  }));
}

/** The connection is used by the pipeline's own role, so it lives in the pipeline's account; connections are global, so any Region will do. */
export function checkConnection({ platform, regions }: Subject): Problem[] {
  const arn = platform.repository?.connectionArn;
  const account = platform.pipeline?.account;
  if (arn === undefined) return [];
  const [, , , region = '', owner] = arn.split(':');
  const path = 'platform.repository.connectionArn';
  const consequence = 'The source action would be denied, and no commit would ever reach the pipeline.';
  const remedy = "Copy the ARN of a connection that was made in the pipeline's account.";
  return [
    ...(account === undefined || owner === account
      ? []
      : [{ path, message: `the connection belongs to account ${owner}, the pipeline to ${account}`, consequence, remedy }]),
    ...(Object.hasOwn(regions, region) ? [] : [{ path, message: `'${region}' in it is no Region known here`, consequence, remedy }]),
  ];
}
