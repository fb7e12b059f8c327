import { hash } from 'node:crypto';

/** Hashes a request. The order of the properties does not matter. */
export function fingerprintOf(operation: string, parameters: unknown): string {
  return hash('sha256', `${operation} ${JSON.stringify(sorted(parameters))}`);
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object' || value instanceof Date) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, part]) => [name, sorted(part)]),
  );
}
