/** Returns the id of an entry from its wallet and number: `wal_01h…` and 7 become `ent_01h…_7`. */
export function entryId(walletId: string, number: number): string {
  return `ent_${walletId.replace(/^wal_/, '')}_${number}`;
}

/** Returns the number of an entry, or null when the id does not belong to the wallet. */
export function entryNumber(walletId: string, id: string): number | null {
  const number = Number(id.slice(id.lastIndexOf('_') + 1));
  return Number.isSafeInteger(number) && number > 0 && entryId(walletId, number) === id ? number : null;
}
