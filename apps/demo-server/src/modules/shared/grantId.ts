/** Returns the id of a grant from its wallet and the number of its entry: `wal_01h…` and 7 become `gra_01h…_7`. */
export function grantId(walletId: string, number: number): string {
  return `gra_${walletId.replace(/^wal_/, '')}_${number}`;
}

/** Returns the number of a grant, or null when the id does not belong to the wallet. */
export function grantNumber(walletId: string, id: string): number | null {
  const number = Number(id.slice(id.lastIndexOf('_') + 1));
  return Number.isSafeInteger(number) && number > 0 && grantId(walletId, number) === id ? number : null;
}
