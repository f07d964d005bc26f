import { computeCases, databaseCases, networkCases } from './cases';
import { edgeCases, keepingCases, watchingCases } from './more-cases';
import { priced } from './small-assembly';

const cases = { ...computeCases, ...networkCases, ...databaseCases, ...edgeCases, ...watchingCases, ...keepingCases };

test.each(Object.entries(cases))('%s: as computed by hand', (_, { resources, load, pipeline, usd }) => {
  const [environment] = priced(resources, load, pipeline && { pipeline }).report.environments;
  expect({ unpriced: environment?.unpriced, monthlyUsd: environment?.monthlyUsd }).toEqual({
    unpriced: [],
    monthlyUsd: Math.round(usd * 100) / 100,
  });
});
