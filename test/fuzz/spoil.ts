import type { Dice } from './Dice.ts';
import { nastyValues } from './nastyValues.ts';

/** The same value with something wrong somewhere in it: missing, added, of another type, too much. */
export function spoil(value: unknown, dice: Dice): unknown {
  if (typeof value !== 'object' || value === null || dice.happens(0.1)) return dice.pick(nastyValues);
  if (Array.isArray(value)) return spoilList(value, dice);
  const entries = Object.entries(value);
  const index = entries.length === 0 ? -1 : dice.between(0, entries.length - 1);
  const [name, part] = entries[index] ?? ['', null];
  switch (dice.pick(['replace', 'replace', 'inside', 'drop', 'add', 'rename'] as const)) {
    case 'replace':
      return { ...value, [name]: dice.pick(nastyValues) };
    case 'inside':
      return { ...value, [name]: spoil(part, dice) };
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

function spoilList(list: unknown[], dice: Dice): unknown {
  switch (dice.pick(['repeat', 'many', 'inside', 'empty'] as const)) {
    case 'repeat':
      return [...list, ...list];
    case 'many':
      return Array.from({ length: 2_000 }, () => list[0] ?? null);
    case 'inside':
      return list.length === 0 ? [dice.pick(nastyValues)] : list.map((item) => spoil(item, dice));
    case 'empty':
      return [];
  }
}
