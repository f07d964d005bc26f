import { cases } from './cases';
import { priced } from './small-assembly';

test.each(Object.entries(cases))('%s: as computed by hand', (_, { resources, load, pipeline, usd }) => {
  const [environment] = priced(resources, load, pipeline && { pipeline }).report.environments;
  expect({ unpriced: environment?.unpriced, monthlyUsd: environment?.monthlyUsd }).toEqual({
    unpriced: [],
    monthlyUsd: Math.round(usd * 100) / 100,
  });
});
