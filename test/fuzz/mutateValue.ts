import { nastyValues } from './nastyValues.ts';
import type { Random } from './Random.ts';

/** The same value with something wrong somewhere in it: missing, added, of another type, too much. */
export function mutateValue(value: unknown, dice: Random): unknown {
  if (typeof value !== 'object' || value === null || dice.happens(0.1)) return dice.pick(nastyValues);
  if (Array.isArray(value)) return spoilList(value, dice);
  const entries = Object.entries(value);
  const index = entries.length === 0 ? -1 : dice.between(0, entries.length - 1);
  const [name, part] = entries[index] ?? ['', null];
  switch (dice.pick(['replace', 'replace', 'inside', 'drop', 'add', 'rename'] as const)) {
    case 'replace':
      return { ...value, [name]: dice.pick(nastyValues) };
    case 'inside':
      return { ...value, [name]: mutateValue(part, dice) };
    case 'drop':
      return Object.fromEntries(entries.filter((_, at) => at !== index));
    case 'add':
      return { ...value, [dice.pick(['extra', 'id', 'merchantId', 'balance', ''])]: dice.pick(nastyValues) };
    case 'rename':
      return Object.fromEntries(
        entries.map(([one, its], at) => [at === index ? one.toUpperCase() : one, its]),
      );
  }
}

function spoilList(list: unknown[], dice: Random): unknown {
  switch (dice.pick(['repeat', 'many', 'inside', 'empty'] as const)) {
    case 'repeat':
      return [...list, ...list];
    case 'many':
      return Array.from({ length: 2_000 }, () => list[0] ?? null);
    case 'inside':
      return list.length === 0 ? [dice.pick(nastyValues)] : list.map((item) => mutateValue(item, dice));
    case 'empty':
      return [];
  }
}
