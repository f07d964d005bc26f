const gibibyte = 1024 ** 3;

/** GiB of a `large` of each family, by the family's first letter. A family of more memory only has its alarms earlier. */
const largeGib: Readonly<Record<string, number>> = { c: 4, m: 8, r: 16, t: 8, x: 32, z: 16 };

/** How much of a `large` a size is, besides the `xlarge` and its multiples. */
const shares: Readonly<Record<string, number>> = { micro: 1 / 8, small: 1 / 4, medium: 1 / 2, large: 1, xlarge: 2 };

/**
 * Memory of an RDS instance, in bytes.
 *
 * @param instanceType without the `db.` prefix, such as `t4g.medium`
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.DBInstanceClass.Summary.html
 */
export function instanceMemory(instanceType: string): number {
  const [family = '', size = ''] = instanceType.split('.');
  const multiple = /^(\d+)xlarge$/.exec(size)?.[1];
  const share = multiple === undefined ? (shares[size] ?? 1) : 2 * Number(multiple);
  return (largeGib[family.charAt(0)] ?? 8) * share * gibibyte;
}

/** What RDS leaves to the engine, as `DBInstanceClassMemory`, about nine tenths; and what its default parameter groups make of it. */
const connectionBytes = { postgres: 9_531_392, mysql: 12_582_880 } as const;
const mostConnections = { postgres: 5_000, mysql: 16_000 } as const;

/**
 * The connections that an instance takes with the default of `max_connections`.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Limits.html#RDS_Limits.MaxConnections
 */
export function connectionLimit(engine: 'postgres' | 'mysql', instanceType: string): number {
  return Math.min(mostConnections[engine], Math.floor((0.9 * instanceMemory(instanceType)) / connectionBytes[engine]));
}
