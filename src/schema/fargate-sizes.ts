/** `from` to `to` GiB in steps, in MiB. */
const gibibytes = (from: number, to: number, step = 1): number[] =>
  Array.from({ length: (to - from) / step + 1 }, (_, index) => 1024 * (from + index * step));

/**
 * Memory in MiB that Fargate sells for each number of CPU units, on Linux, ARM and x86 alike.
 *
 * Source: Amazon ECS Developer Guide, "Task CPU and memory" (https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-cpu-memory-error.html),
 * read in November 2026.
 */
export const fargateSizes: Readonly<Record<number, readonly number[]>> = {
  256: [512, 1024, 2048],
  512: gibibytes(1, 4),
  1024: gibibytes(2, 8),
  2048: gibibytes(4, 16),
  4096: gibibytes(8, 30),
  8192: gibibytes(16, 60, 4),
  16384: gibibytes(32, 120, 8),
};
