declare const described: unique symbol;

/** A kind of value by name, or the texts that it may be: `in|out`. */
type Leaf = 'text' | 'whole' | 'money' | 'flag' | 'record' | 'currency' | `${string}|${string}`;

type Part = Leaf | null | readonly [Part] | readonly [Part, null] | { readonly [name: string]: Part };

/**
 * How an answer must look, as data: an object by its fields, `[item]` for a list, `[part, null]` where null will
 * do, null for no answer at all. It names the fields where a wrong value would show a wrong number or break the
 * kit. The server's own schemas say the rest; a second copy of them would cost the browser 50 kB.
 */
export type Shape<Value> = Value extends readonly unknown[]
  ? readonly [Part] & Described<Value>
  : Value extends object
    ? { readonly [Name in keyof Value]?: Part } & Described<Value>
    : null;

type Described<Value> = { readonly [described]?: Value };

/** Whether a value looks so. What its shape does not name is trusted to be as its type says. */
export function fits<Value>(shape: Shape<Value>, value: unknown): value is Value {
  return fitsPart(shape, value);
}

/** Whether a value is an object with string keys. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function fitsPart(part: unknown, value: unknown): boolean {
  if (isText(part)) return kinds[part]?.(value) ?? part.split('|').some((text) => text === value);
  if (!Array.isArray(part)) {
    if (!isRecord(part)) return value === undefined;
    return isRecord(value) && Object.entries(part).every(([name, field]) => fitsPart(field, value[name]));
  }
  if (part.length > 1) return value === null || fitsPart(part[0], value);
  return Array.isArray(value) && value.every((item) => fitsPart(part[0], item));
}

const kinds: Record<string, (value: unknown) => boolean> = {
  text: isText,
  whole: Number.isSafeInteger,
  flag: (value) => value === !!value,
  record: isRecord,
  // That it is one, whoever shows it finds out: the list of all would cost more than the rest.
  currency: (value) => isText(value) && /^[A-Z]{3}$/.test(value),
  money: (value) => fitsPart({ amount: 'whole', currency: 'currency' }, value),
};
