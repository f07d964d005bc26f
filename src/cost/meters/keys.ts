import { hoursAMonth, type Meters, usage, usages } from '../usage';

/** KMS bills the first two rotations of a key as a key each, and none of the later ones. */
const billedRotations = 2;
const usualRotationDays = 365;
const daysAMonth = hoursAMonth / 24;

export const keyMeters: Meters = {
  'AWS::KMS::Key': ({ properties }, { load }) => {
    const rotations =
      properties.EnableKeyRotation === true
        ? Math.floor((load.ageMonths * daysAMonth) / Number(properties.RotationPeriodInDays ?? usualRotationDays))
        : 0;
    return usages(
      usage('Key, and its rotations so far', 'kms/key', 1 + Math.min(billedRotations, rotations)),
      usage('Uses of the key', 'kms/requests', load.keyRequests),
    );
  },

  'AWS::KMS::ReplicaKey': (_, { load }) => usages(usage('Key', 'kms/key', 1), usage('Uses of the key', 'kms/requests', load.keyRequests)),

  'AWS::SecretsManager::Secret': (_, { load }) =>
    usages(usage('Secret', 'secret', 1), usage('Readings of the secret', 'secret/requests', load.secretReads)),
};
