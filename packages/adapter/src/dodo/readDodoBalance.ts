import type { WalletBalance } from '../port/WalletBalance.ts';
import type { DodoLedgerEntry, DodoWallet } from './DodoClient.ts';
import { dodoAmount } from './dodoAmount.ts';
import type { ReadPage } from './ReadPage.ts';

const triesMax = 3;

/**
 * A wallet's balance with the newest entry that it includes. The vendor tells them apart, so they are read
 * together until they agree; of a wallet where entries never cease, the ledger's own word is taken.
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

/** Rises with each entry: its millisecond, then how many of that millisecond there are. */
function sequenceOf(entries: readonly DodoLedgerEntry[]): number {
  const [newest] = entries;
  if (!newest) return 0;
  const at = Date.parse(newest.created_at);
  const together = entries.filter((entry) => Date.parse(entry.created_at) === at).length;
  return at * 1000 + together;
}
