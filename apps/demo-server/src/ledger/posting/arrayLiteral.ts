/**
 * Formats a PostgreSQL array literal (https://www.postgresql.org/docs/current/arrays.html#ARRAYS-IO). The drivers can do
 * this too, but so slowly that it costs more than the write itself. Only texts with a quote or a backslash are escaped.
 */
export function arrayLiteral(values: readonly (string | number | null)[]): string {
  let literal = '{';
  let separator = '';
  for (const value of values) {
    literal += separator;
    separator = ',';
    if (value === null) literal += 'NULL';
    else if (typeof value === 'number') literal += value;
    else literal += `"${special.test(value) ? value.replace(specials, '\\$&') : value}"`;
  }
  return `${literal}}`;
}

const special = /["\\]/;
const specials = /["\\]/g;
