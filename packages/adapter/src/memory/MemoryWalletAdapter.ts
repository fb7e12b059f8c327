import type { WalletErrorCode } from '../errors/WalletErrorCode.ts';
import type { Money } from '../money/Money.ts';
import type { Entry } from '../port/Entry.ts';
import type { Invoice } from '../port/Invoice.ts';
import type { PaymentMethod } from '../port/PaymentMethod.ts';
import type { TopUp } from '../port/TopUp.ts';
import type { Wallet } from '../port/Wallet.ts';
import type { WalletAdapter } from '../port/WalletAdapter.ts';
import type { MemoryInvoiceParameters } from './MemoryInvoices.ts';
import type { MemoryFault } from './MemoryLink.ts';
import type { MemoryPosting } from './MemoryPosting.ts';
import type { TestToken } from './testMethods.ts';

/** A movement that a merchant makes, with the wallet that it is made in. */
export type MemoryPostParameters = Omit<MemoryPosting, 'amount'> & {
  walletId: string;
  /** Signed: negative where money leaves. */
  amount: Money;
};

/**
 * A wallet in memory, and the other side of it: what a merchant, a processor or bad luck would do. All
 * of that happens at once, is seen by open streams, and throws `WalletError` where a server would refuse.
 */
export interface MemoryWalletAdapter extends WalletAdapter {
  /** Credits or debits a wallet, as a merchant does. */
  post(parameters: MemoryPostParameters): Entry;

  /** Reserves money for a charge to come; answers the hold's id. */
  hold(parameters: { walletId: string; amount: Money }): string;

  /** Lets a hold go; with `capture`, takes that much of it as a debit. */
  release(holdId: string, capture?: Money): void;

  /** Opens a wallet at zero, or throws `wallet_exists`. */
  openWallet(currency: string): Wallet;

  /** Freezes a wallet, or unfreezes it. */
  freeze(walletId: string, frozen?: boolean): void;

  /** Sets a wallet's status to `closing`, as a backend does that takes a while to close it. `close` ends that. */
  beginClosing(walletId: string): void;

  /** Closes a wallet for good. */
  close(walletId: string): void;

  /** Saves a test method for the customer. */
  addTestMethod(token: TestToken): PaymentMethod;

  /** What the customer would do on the confirm page of a top-up that `requiresAction`. */
  confirmTopUp(topUpId: string, decision: 'approve' | 'decline'): TopUp;

  /** The bank's word on a delayed top-up. @default 'paid' */
  settleTopUp(topUpId: string, word?: 'paid' | 'returned'): TopUp;

  /** Opens an invoice; it reserves what it will take of the wallet. */
  openInvoice(parameters: MemoryInvoiceParameters): Invoice;

  /** Takes an unpaid invoice back, and with it what it reserves. */
  voidInvoice(invoiceId: string): Invoice;

  /** Makes every charge fail with `processor_unavailable` until told otherwise. */
  setProcessorDown(down: boolean): void;

  /** Moves the wallet's clock forward: quotes and grants expire, delayed payments settle, cool-downs end. */
  advance(byMs: number): void;

  /** Makes the next call fail. */
  failNext(code: WalletErrorCode, fault?: MemoryFault): void;

  /** Makes every call fail until told otherwise; null ends it. */
  setOutage(code: WalletErrorCode | null): void;
}
