import { type Found, mapAt, mapsAt, named, textsAt } from '../../src/assembly/environment-resources';
import { rulesOf } from '../../src/assembly/security-group-rules';
import type { Value } from '../../src/assembly/template';
import { minutesDaily, minutesIn, share } from '../schema/window-minutes';
import type { Deployed, Invariants } from './synthesised';

const instances = ({ resources }: Deployed) => resources.all('AWS::RDS::DBInstance');

/** The key of the environment's own that a value is the ARN of. */
function isOwnKey({ resources }: Deployed, arn: Value | undefined): boolean {
  return resources
    .all('AWS::KMS::Key')
    .some(
      ({ stack, logicalId, generation, properties }) =>
        arn === `⟨${stack}/${logicalId}#${generation}.Arn⟩` && properties.EnableKeyRotation === true,
    );
}

/** Restored ones are as encrypted as what they come from: CloudFormation takes no key beside a source. */
function isEncrypted(deployed: Deployed, { properties }: Found): boolean {
  const isRestored = properties.DBSnapshotIdentifier !== undefined || properties.SourceDbiResourceId !== undefined;
  const own = isRestored
    ? properties.KmsKeyId === undefined
    : properties.StorageEncrypted === true && isOwnKey(deployed, properties.KmsKeyId);
  const insights = properties.EnablePerformanceInsights !== true || isOwnKey(deployed, properties.PerformanceInsightsKMSKeyId);
  return own && insights && isOwnKey(deployed, mapAt(properties, 'MasterUserSecret').KmsKeyId);
}

function forcesTls({ resources }: Deployed, { properties }: Found): boolean {
  const group = resources.byId('AWS::RDS::DBParameterGroup', properties.DBParameterGroupName);
  const parameters = group ? mapAt(group.properties, 'Parameters') : {};
  return parameters[properties.Engine === 'postgres' ? 'rds.force_ssl' : 'require_secure_transport'] === '1';
}

/** Security groups by whom something is admitted: ids, or address blocks, which nothing here may be. */
function admitted({ resources }: Deployed, groups: readonly string[]): string[] {
  return groups
    .flatMap((id) => resources.byId('AWS::EC2::SecurityGroup', id) ?? [])
    .flatMap((group) => rulesOf(resources, group, 'ingress'))
    .map((rule) => String(rule.SourceSecurityGroupId ?? 'an address block'));
}

/** Groups of tasks whose service has the database, or of the proxy before it. */
function clients({ environment, resources }: Deployed, ofProxy: boolean): Set<string> {
  const proxies = resources.all('AWS::RDS::DBProxy');
  if (proxies.length > 0 && !ofProxy) return new Set(proxies.flatMap(({ properties }) => textsAt(properties, 'VpcSecurityGroupIds')));
  const granted = environment.services.filter(({ database }) => database !== 'none').map(({ name }) => `Tasks of ${name}`);
  const groups = resources.all('AWS::EC2::SecurityGroup').filter(({ properties }) => granted.includes(String(properties.GroupDescription)));
  return new Set(groups.map(({ physicalId }) => physicalId));
}

/** Of the database, for every configuration: each answers its violations, in words. */
export const databaseInvariants: Invariants = {
  'every instance is encrypted under a key of its environment that rotates, as are its master password and its insights': (synthesised) =>
    synthesised.inEach((deployed) =>
      instances(deployed)
        .filter((instance) => !isEncrypted(deployed, instance))
        .map(named),
    ),

  'every instance is private, takes IAM, has a password that RDS manages, and forces TLS': (synthesised) =>
    synthesised.inEach((deployed) =>
      instances(deployed)
        .filter(
          ({ properties }) =>
            properties.PubliclyAccessible !== false ||
            properties.EnableIAMDatabaseAuthentication !== true ||
            properties.ManageMasterUserPassword !== true ||
            properties.MasterUserPassword !== undefined,
        )
        .concat(instances(deployed).filter((instance) => !forcesTls(deployed, instance)))
        .map(named),
    ),

  'every instance is kept from deletion, with its backups, exactly where data is protected, and elsewhere leaves a snapshot': (
    synthesised,
  ) =>
    synthesised.inEach(({ environment: { protectData }, stacks }) =>
      stacks.flatMap(({ name, template }) =>
        Object.entries(template.Resources)
          .filter(([, { Type }]) => Type === 'AWS::RDS::DBInstance')
          .filter(
            ([, { Properties = {}, DeletionPolicy, UpdateReplacePolicy }]) =>
              Properties.DeletionProtection !== protectData ||
              Properties.DeleteAutomatedBackups !== !protectData ||
              DeletionPolicy !== (protectData ? 'RetainExceptOnCreate' : 'Snapshot') ||
              UpdateReplacePolicy !== (protectData ? 'Retain' : 'Snapshot'),
          )
          .map(([id]) => `${name}/${id}`),
      ),
    ),

  'databases and proxies admit security groups alone: the services that have the database, or the proxy before it': (synthesised) =>
    synthesised.inEach((deployed) => {
      const strangers = (found: Found, groups: readonly string[], ofProxy: boolean) =>
        admitted(deployed, groups)
          .filter((id) => !clients(deployed, ofProxy).has(id) && !isMigration(deployed, id))
          .map((id) => `${named(found)} admits ${id}`);
      return [
        ...instances(deployed).flatMap((found) => strangers(found, textsAt(found.properties, 'VPCSecurityGroups'), false)),
        ...deployed.resources
          .all('AWS::RDS::DBProxy')
          .flatMap((found) => strangers(found, textsAt(found.properties, 'VpcSecurityGroupIds'), true)),
      ];
    }),

  'a proxy stands exactly where configuration has one, and demands TLS and IAM on both sides': (synthesised) =>
    synthesised.inEach(({ environment, resources }) => {
      const proxies = resources.all('AWS::RDS::DBProxy');
      const open = proxies.filter(({ properties }) => properties.RequireTLS !== true || properties.DefaultAuthScheme !== 'IAM_AUTH');
      return [...open.map(named), ...(proxies.length === (environment.database.proxy ? 1 : 0) ? [] : [`${proxies.length} proxies`])];
    }),

  'every vault is under a key of its own stack that rotates, retained, and locked where data is protected; copies go where configuration says':
    (synthesised) =>
      synthesised.inEach((deployed) => {
        const { environment, resources, stacks } = deployed;
        const vaults = resources.all('AWS::Backup::BackupVault');
        const expected = environment.database.backupCopyRegion === 'none' ? 1 : 2;
        const open = vaults.filter(
          ({ stack, logicalId, properties }) =>
            !isOwnKey(deployed, properties.EncryptionKeyArn) ||
            (properties.LockConfiguration !== undefined) !== environment.protectData ||
            stacks.find(({ name }) => name === stack)?.template.Resources[logicalId]?.DeletionPolicy !== 'RetainExceptOnCreate',
        );
        const rules = resources
          .all('AWS::Backup::BackupPlan')
          .flatMap(({ properties }) => mapsAt(properties, 'BackupPlan', 'BackupPlanRule'));
        const uncopied = rules
          .filter((rule) => mapsAt(rule, 'CopyActions').length !== expected - 1)
          .map(({ RuleName }) => `${String(RuleName)}`);
        return [...open.map(named), ...uncopied, ...(vaults.length === expected ? [] : [`${vaults.length} vaults`])];
      }),

  'no minute lies in two of the windows of an instance, nor where AWS Backup may start or is about to': (synthesised) =>
    synthesised.inEach((deployed) => {
      const vault = vaultMinutes(deployed);
      return instances(deployed).flatMap((instance) => {
        const backup = minutesIn(String(instance.properties.PreferredBackupWindow));
        const maintenance = minutesIn(String(instance.properties.PreferredMaintenanceWindow));
        return share(backup, maintenance) || share(backup, vault) || share(maintenance, vault) ? [named(instance)] : [];
      });
    }),
};

function isMigration({ resources }: Deployed, id: string): boolean {
  return /-(migrate-|database-users$)/.test(resources.byId('AWS::EC2::SecurityGroup', id)?.stack ?? '');
}

/** From each start of a rule of the plan to its last, and the hour before a window in which none may start. */
function vaultMinutes({ resources }: Deployed): Set<number> {
  const rules = resources.all('AWS::Backup::BackupPlan').flatMap(({ properties }) => mapsAt(properties, 'BackupPlan', 'BackupPlanRule'));
  if (rules.length === 0) throw new Error('no plan of AWS Backup');
  return new Set(
    rules.flatMap(({ ScheduleExpression, StartWindowMinutes }) => {
      const hour = Number(/^cron\(0 (\d+) /.exec(String(ScheduleExpression))?.[1]);
      return [...minutesDaily(hour, Number(StartWindowMinutes) / 60 + 1)];
    }),
  );
}
