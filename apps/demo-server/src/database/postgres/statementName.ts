import { createHash } from 'node:crypto';

/** Maximum number of prepared statements per connection. */
const namesMax = 256;

const names = new Map<string, string>();

/**
 * Returns the name under which a connection prepares `sql` once and then executes it. Returns null after too many different
 * statements, because some code then generates them.
 */
export function statementName(sql: string): string | null {
  const known = names.get(sql);
  if (known) return known;
  if (names.size >= namesMax) return null;
  const name = `coffer_${createHash('sha256').update(sql).digest('hex').slice(0, 24)}`;
  names.set(sql, name);
  return name;
}
