/** An entry's id: its wallet's, and its number there. `wal_01h…` and 7 make `ent_01h…_7`. */
export function entryId(walletId: string, number: number): string {
  return `ent_${walletId.replace(/^wal_/, '')}_${number}`;
}

/** The entry's number, or null for an id that is not of this wallet. */
export function entryNumber(walletId: string, id: string): number | null {
  const number = Number(id.slice(id.lastIndexOf('_') + 1));
  return Number.isSafeInteger(number) && number > 0 && entryId(walletId, number) === id ? number : null;
}
