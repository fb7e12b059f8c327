import type { WalletBalance } from '../port/WalletBalance.ts';
import type { DodoLedgerEntry, DodoWallet } from './DodoClient.ts';
import type { ReadPage } from './listDodoEntries.ts';
import { dodoAmount } from './toEntry.ts';

const triesMax = 3;

/**
 * Reads a wallet's balance and the newest entry that it includes. The vendor has no call for both, so both are read until
 * they agree. After three tries the balance of the newest entry counts.
 */
export async function readDodoBalance(
  walletId: string,
  { readWallet, readPage }: { readWallet: () => Promise<DodoWallet>; readPage: ReadPage },
): Promise<WalletBalance> {
  for (let tries = 1; ; tries += 1) {
    const [wallet, entries] = await Promise.all([readWallet(), readPage(0)]);
    const balance = entries[0]?.after_balance ?? wallet.balance;
    if (balance === wallet.balance || tries === triesMax) {
      const money = (amount: number) => ({ amount: dodoAmount(amount), currency: wallet.currency });
      return {
        walletId,
        status: 'active',
        balance: money(balance),
        pendingCharges: money(0),
        availableBalance: money(balance),
        promotionalBalance: money(0),
        nextExpiry: null,
        sequence: sequenceOf(entries),
        asOf: new Date().toISOString(),
      };
    }
  }
}

/** Returns a number that increases with each entry: the millisecond of the newest one, then the count of that millisecond. */
function sequenceOf(entries: readonly DodoLedgerEntry[]): number {
  const [newest] = entries;
  if (!newest) return 0;
  const at = Date.parse(newest.created_at);
  const inSameMs = entries.filter((entry) => Date.parse(entry.created_at) === at).length;
  return at * 1000 + inSameMs;
}
