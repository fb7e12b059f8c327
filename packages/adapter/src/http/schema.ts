declare const described: unique symbol;

/** Kind of a value by name, or the strings that it may be: `in|out`. */
type Leaf = 'string' | 'integer' | 'money' | 'boolean' | 'record' | 'currency' | `${string}|${string}`;

type Part = Leaf | null | readonly [Part] | readonly [Part, null] | { readonly [name: string]: Part };

/**
 * Schema of a response, as data: an object by its fields, `[item]` for a list, `[part, null]` for a nullable part,
 * null for an empty response. It names the fields in which a wrong value would show a wrong number or break the
 * kit. Fields that it does not name are trusted to have their type.
 */
export type Schema<Value> = Value extends readonly unknown[]
  ? readonly [Part] & Described<Value>
  : Value extends object
    ? { readonly [Name in keyof Value]?: Part } & Described<Value>
    : null;

type Described<Value> = { readonly [described]?: Value };

/** Returns whether a value matches a schema. */
export function validate<Value>(schema: Schema<Value>, value: unknown): value is Value {
  return validatePart(schema, value);
}

/** Returns whether a value is an object with string keys. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isString(value: unknown): value is string {
  return typeof value === 'string';
}

function validatePart(part: unknown, value: unknown): boolean {
  if (isString(part)) return kinds[part]?.(value) ?? part.split('|').some((text) => text === value);
  if (!Array.isArray(part)) {
    if (!isRecord(part)) return value === undefined;
    return isRecord(value) && Object.entries(part).every(([name, field]) => validatePart(field, value[name]));
  }
  if (part.length > 1) return value === null || validatePart(part[0], value);
  return Array.isArray(value) && value.every((item) => validatePart(part[0], item));
}

const kinds: Record<string, (value: unknown) => boolean> = {
  string: isString,
  integer: Number.isSafeInteger,
  boolean: (value) => typeof value === 'boolean',
  record: isRecord,
  // Only the form. Formatting an unknown currency reports it.
  currency: (value) => isString(value) && /^[A-Z]{3}$/.test(value),
  money: (value) => validatePart({ amount: 'integer', currency: 'currency' }, value),
};
