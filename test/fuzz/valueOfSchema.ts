import type { JsonSchema } from './documentedOperations.ts';
import type { Random } from './Random.ts';

type ValueOptions = {
  random: Random;
  schemas: Record<string, JsonSchema>;
  /** Returns an existing ID that a property of this name can hold, or undefined. */
  known: (name: string) => unknown;
  /** The server's time. */
  now: number;
};

/** Generates a value that probably matches a schema, with existing IDs where there are any. */
export function valueOfSchema(schema: JsonSchema, options: ValueOptions, name = ''): unknown {
  const { random, schemas } = options;
  const known = options.known(name);
  if (known !== undefined && random.happens(0.9)) return known;
  if (schema.$ref) {
    const target = schemas[schema.$ref.split('/').at(-1) ?? ''] ?? {};
    return valueOfSchema(target, options, name);
  }
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return random.pick(schema.enum);
  const variants = schema.anyOf ?? schema.oneOf;
  if (variants) return valueOfSchema(random.pick(variants), options, name);
  const types = Array.isArray(schema.type) ? schema.type : [schema.type];
  switch (random.pick(types)) {
    case 'object':
      return objectOf(schema, options);
    case 'array':
      return Array.from(
        { length: random.between(schema.minItems ?? 0, Math.min(schema.maxItems ?? 3, 3)) },
        () => valueOfSchema(schema.items ?? {}, options, name),
      );
    case 'integer':
      return wholeNumber(schema, random);
    case 'number':
      return random.next() * 100;
    case 'boolean':
      return random.happens(0.5);
    case 'null':
      return null;
    case 'string':
      return text(schema, options);
    default:
      return random.pick(['x', 1, true, null]);
  }
}

function objectOf(
  { properties = {}, required = [], additionalProperties }: JsonSchema,
  options: ValueOptions,
) {
  const { random } = options;
  const given = Object.entries(properties).filter(([name]) => required.includes(name) || random.happens(0.5));
  const parts = given.map(([name, part]) => [name, valueOfSchema(part, options, name)]);
  if (typeof additionalProperties === 'object' && random.happens(0.5)) {
    parts.push([`name${random.between(1, 9)}`, valueOfSchema(additionalProperties, options)]);
  }
  return Object.fromEntries(parts);
}

function wholeNumber({ minimum, exclusiveMinimum, maximum = 1e9 }: JsonSchema, random: Random): number {
  const least = minimum ?? (exclusiveMinimum === undefined ? 0 : exclusiveMinimum + 1);
  if (random.happens(0.05)) return random.pick([least, maximum]);
  return random.between(Math.max(least, -1000), Math.min(maximum, random.pick([10, 1_000, 100_000])));
}

function text(
  { format, pattern, minLength = 0, maxLength = 20 }: JsonSchema,
  { random, now }: ValueOptions,
): string {
  if (format === 'date-time') return new Date(now + random.between(-40, 40) * 86_400_000).toISOString();
  if (format === 'date') return new Date(now - random.between(0, 60) * 86_400_000).toISOString().slice(0, 10);
  if (format === 'email') return `name${random.between(1, 99)}@example.com`;
  if (format === 'uri') return `https://hooks${random.between(1, 9)}.example/path`;
  if (pattern?.includes('smhdw')) return random.pick(['1s', '90s', '30m', '12h', '7d']);
  if (pattern?.includes('A-Z]{3}')) return 'USD';
  if (pattern?.includes('\\d')) return String(random.between(0, 30));
  return random
    .pick(['Usage', 'Ünïcode 漢字 😀', "O'Neill", '%', 'a b'])
    .padEnd(minLength, 'x')
    .slice(0, maxLength);
}
