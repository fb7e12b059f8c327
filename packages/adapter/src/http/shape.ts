/** Whether a value has the shape of a type, as far as it is looked at. */
export type Shape<Value> = (value: unknown) => value is Value;

/** Whether a value is an object with string keys. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isText(value: unknown): value is string {
  return typeof value === 'string';
}

export function isFlag(value: unknown): value is boolean {
  return typeof value === 'boolean';
}

/**
 * An object whose named fields fit. It answers for the whole type though it looks at some fields only:
 * those where a wrong value would show a wrong number or break the kit. The server's own schemas say
 * the rest; a second copy of them would cost the browser 50 kB.
 */
export function shape<Value extends object>(
  fields: {
    [Key in keyof Value]?: (value: unknown) => boolean;
  },
): Shape<Value> {
  const checks = Object.entries<((value: unknown) => boolean) | undefined>(fields);
  return (value): value is Value => isRecord(value) && checks.every(([key, fits]) => fits?.(value[key]));
}

export function listOf<Item>(item: Shape<Item>): Shape<Item[]> {
  return (value): value is Item[] => Array.isArray(value) && value.every(item);
}

export function orNull<Value>(fits: Shape<Value>): Shape<Value | null> {
  return (value): value is Value | null => value === null || fits(value);
}

export function oneOf<Value extends string>(values: readonly Value[]): Shape<Value> {
  const known: readonly unknown[] = values;
  return (value): value is Value => known.includes(value);
}
