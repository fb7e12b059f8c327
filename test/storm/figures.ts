import type { Json } from './StormApi.ts';

/** A fault found after a storm, and the IDs of its subjects. */
export type StormFault = { check: string; text: string; subjects: string[] };

/** Creates a fault. */
export function fault(check: string, text: string, subjects: (string | null | undefined)[]): StormFault {
  return { check, text, subjects: subjects.filter((subject) => typeof subject === 'string') };
}

/** Adds amounts up. */
export function sum(amounts: readonly number[]): number {
  return amounts.reduce((all, amount) => all + amount, 0);
}

/** Adds up the amounts of things. */
export function total(of: readonly Json[]): number {
  return sum(of.map(({ amount }) => amount.amount));
}

/** Finds things by their ID. */
export function byId(of: readonly Json[]): Map<string, Json> {
  return new Map(of.map((one) => [one.id, one]));
}

/** Groups things by a text. */
export function groupBy<Item>(of: readonly Item[], by: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of of) groups.set(by(item), [...(groups.get(by(item)) ?? []), item]);
  return groups;
}
