import type { Case } from './case';
import { computeCases } from './compute-cases';
import { databaseCases } from './database-cases';
import { edgeCases } from './edge-cases';
import { keepingCases } from './keeping-cases';
import { networkCases } from './network-cases';
import { watchingCases } from './watching-cases';

/** Every bill that a person has computed, by what is billed. */
export const cases: Readonly<Record<string, Case>> = {
  ...computeCases,
  ...networkCases,
  ...databaseCases,
  ...edgeCases,
  ...watchingCases,
  ...keepingCases,
};
