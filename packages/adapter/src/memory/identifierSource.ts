/** Creates ids such as `wallet_7k2m9x0c4q1z`. The same seed creates the same ids in the same order. */
export type IdentifierSource = (kind: string) => string;

/** Returns a source of ids that look like a server's and repeat from run to run. */
export function identifierSource(seed: number): IdentifierSource {
  const random = mulberry32(seed);
  return (kind) => {
    const digits = Array.from({ length: 12 }, () => Math.floor(random() * 36).toString(36));
    return `${kind}_${digits.join('')}`;
  };
}

/** The public-domain generator Mulberry32. It is small and random enough for demo data. */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
