/** Words of statements that write or that lock rows, and of the ledger's functions that do. */
const writing =
  /\b(insert|update|delete|truncate|create|alter|drop|merge|call|do|nextval|pg_notify|post_batch|roll_up)\b/i;

const known = new Map<string, boolean>();
const knownMax = 1_000;

/**
 * Whether a statement may write, according to its words. A read that looks like a write only waits for a place for writes. A
 * write that looked like a read could take the last connection of the reads.
 */
export function isWrite(sql: string): boolean {
  const before = known.get(sql);
  if (before !== undefined) return before;
  const answer = writing.test(sql) || !/^\s*(select|with|show|values|explain)\b/i.test(sql);
  if (known.size < knownMax) known.set(sql, answer);
  return answer;
}
