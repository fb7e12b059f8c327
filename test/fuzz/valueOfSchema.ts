import type { JsonSchema } from './documentedOperations.ts';
import type { Random } from './Random.ts';

type ValueOptions = {
  dice: Random;
  schemas: Record<string, JsonSchema>;
  /** What a part of this name is most often given: an id of something that is there. */
  known: (name: string) => unknown;
  /** The server's time. */
  now: number;
};

/** A value that a schema most likely takes. Its parts are filled with what is there, where there is any. */
export function valueOfSchema(schema: JsonSchema, options: ValueOptions, name = ''): unknown {
  const { dice, schemas } = options;
  const known = options.known(name);
  if (known !== undefined && dice.happens(0.9)) return known;
  if (schema.$ref) {
    const target = schemas[schema.$ref.split('/').at(-1) ?? ''] ?? {};
    return valueOfSchema(target, options, name);
  }
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return dice.pick(schema.enum);
  const variants = schema.anyOf ?? schema.oneOf;
  if (variants) return valueOfSchema(dice.pick(variants), options, name);
  const types = Array.isArray(schema.type) ? schema.type : [schema.type];
  switch (dice.pick(types)) {
    case 'object':
      return objectOf(schema, options);
    case 'array':
      return Array.from(
        { length: dice.between(schema.minItems ?? 0, Math.min(schema.maxItems ?? 3, 3)) },
        () => valueOfSchema(schema.items ?? {}, options, name),
      );
    case 'integer':
      return wholeNumber(schema, dice);
    case 'number':
      return dice.throw() * 100;
    case 'boolean':
      return dice.happens(0.5);
    case 'null':
      return null;
    case 'string':
      return text(schema, options);
    default:
      return dice.pick(['x', 1, true, null]);
  }
}

function objectOf(
  { properties = {}, required = [], additionalProperties }: JsonSchema,
  options: ValueOptions,
) {
  const { dice } = options;
  const given = Object.entries(properties).filter(([name]) => required.includes(name) || dice.happens(0.5));
  const parts = given.map(([name, part]) => [name, valueOfSchema(part, options, name)]);
  if (typeof additionalProperties === 'object' && dice.happens(0.5)) {
    parts.push([`name${dice.between(1, 9)}`, valueOfSchema(additionalProperties, options)]);
  }
  return Object.fromEntries(parts);
}

function wholeNumber({ minimum, exclusiveMinimum, maximum = 1e9 }: JsonSchema, dice: Random): number {
  const least = minimum ?? (exclusiveMinimum === undefined ? 0 : exclusiveMinimum + 1);
  if (dice.happens(0.05)) return dice.pick([least, maximum]);
  return dice.between(Math.max(least, -1000), Math.min(maximum, dice.pick([10, 1_000, 100_000])));
}

function text(
  { format, pattern, minLength = 0, maxLength = 20 }: JsonSchema,
  { dice, now }: ValueOptions,
): string {
  if (format === 'date-time') return new Date(now + dice.between(-40, 40) * 86_400_000).toISOString();
  if (format === 'date') return new Date(now - dice.between(0, 60) * 86_400_000).toISOString().slice(0, 10);
  if (format === 'email') return `name${dice.between(1, 99)}@example.com`;
  if (format === 'uri') return `https://hooks${dice.between(1, 9)}.example/path`;
  if (pattern?.includes('smhdw')) return dice.pick(['1s', '90s', '30m', '12h', '7d']);
  if (pattern?.includes('A-Z]{3}')) return 'USD';
  if (pattern?.includes('\\d')) return String(dice.between(0, 30));
  return dice
    .pick(['Usage', 'Ünïcode 漢字 😀', "O'Neill", '%', 'a b'])
    .padEnd(minLength, 'x')
    .slice(0, maxLength);
}
