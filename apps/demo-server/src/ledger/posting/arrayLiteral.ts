/**
 * A PostgreSQL array literal. The drivers make one from each array too, but slowly enough to cost more
 * than the write itself: here only what holds a quote or a backslash is looked at twice.
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
