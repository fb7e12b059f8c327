import { nastyValues } from './nastyValues.ts';
import type { Random } from './Random.ts';

/** Returns the value with one wrong part: missing, added, of another type or too large. */
export function mutateValue(value: unknown, random: Random): unknown {
  if (typeof value !== 'object' || value === null || random.happens(0.1)) return random.pick(nastyValues);
  if (Array.isArray(value)) return mutateList(value, random);
  const entries = Object.entries(value);
  const index = entries.length === 0 ? -1 : random.between(0, entries.length - 1);
  const [name, part] = entries[index] ?? ['', null];
  switch (random.pick(['replace', 'replace', 'inside', 'drop', 'add', 'rename'] as const)) {
    case 'replace':
      return { ...value, [name]: random.pick(nastyValues) };
    case 'inside':
      return { ...value, [name]: mutateValue(part, random) };
    case 'drop':
      return Object.fromEntries(entries.filter((_, at) => at !== index));
    case 'add':
      return {
        ...value,
        [random.pick(['extra', 'id', 'merchantId', 'balance', ''])]: random.pick(nastyValues),
      };
    case 'rename':
      return Object.fromEntries(
        entries.map(([one, its], at) => [at === index ? one.toUpperCase() : one, its]),
      );
  }
}

function mutateList(list: unknown[], random: Random): unknown {
  switch (random.pick(['repeat', 'many', 'inside', 'empty'] as const)) {
    case 'repeat':
      return [...list, ...list];
    case 'many':
      return Array.from({ length: 2_000 }, () => list[0] ?? null);
    case 'inside':
      return list.length === 0 ? [random.pick(nastyValues)] : list.map((item) => mutateValue(item, random));
    case 'empty':
      return [];
  }
}
