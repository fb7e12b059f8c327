/** A grant's id: its wallet's, and the number of the entry that gave it. `wal_01h…` and 7 make `gra_01h…_7`. */
export function grantId(walletId: string, number: number): string {
  return `gra_${walletId.replace(/^wal_/, '')}_${number}`;
}

/** The grant's number, or null for an id that is not of this wallet. */
export function grantNumber(walletId: string, id: string): number | null {
  const number = Number(id.slice(id.lastIndexOf('_') + 1));
  return Number.isSafeInteger(number) && number > 0 && grantId(walletId, number) === id ? number : null;
}
