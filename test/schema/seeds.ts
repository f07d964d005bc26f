/**
 * How often a property is tried. A build tries the same ten values each time, so that it passes or fails by what was changed; a sweep
 * (`CAREPATH_SEEDS=1000`) tries as many new ones as it is told, and prints the seed of what fails.
 */
export const seeds = process.env.CAREPATH_SEEDS ? { numRuns: Number(process.env.CAREPATH_SEEDS) } : { numRuns: 10, seed: 20_261_122 };
