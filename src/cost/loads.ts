import { defaultLoad, defaultPipelineLoad } from '../schema/default-load';
import type { Load, PipelineLoad } from '../schema/load';

/** What a pipeline's account sees of the public: nothing. What it keeps, encrypts and says to people is as in an environment. */
export function loadOfPipeline(load: PipelineLoad): Load & PipelineLoad {
  const { keyRequests, secretReads, notifications, spotPricePercent } = defaultLoad;
  const nothing = Object.fromEntries(Object.keys(defaultLoad).map((field) => [field, 0])) as { [Field in keyof Load]: number };
  return { ...nothing, keyRequests, secretReads, notifications, spotPricePercent, ...load };
}

/** An environment builds nothing and keeps no images. */
export function loadOfEnvironment(load: Load): Load & PipelineLoad {
  const { releases, ageMonths } = load;
  const nothing = Object.fromEntries(Object.keys(defaultPipelineLoad).map((field) => [field, 0])) as {
    [Field in keyof PipelineLoad]: number;
  };
  return { ...nothing, ...load, releases, ageMonths };
}
