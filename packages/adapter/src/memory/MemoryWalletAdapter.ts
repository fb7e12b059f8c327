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

/** A credit or debit by the merchant. */
export type MemoryPostParameters = Omit<MemoryPosting, 'amount'> & {
  walletId: string;
  /** Signed amount: negative if money leaves. */
  amount: Money;
};

/**
 * A wallet in memory, with methods that act as the merchant, the processor or a broken network. They take effect
 * immediately, publish their events, and throw a `WalletError` where a server would reject.
 */
export interface MemoryWalletAdapter extends WalletAdapter {
  /** Credits or debits a wallet, as a merchant does. */
  post(parameters: MemoryPostParameters): Entry;

  /** Reserves funds for a future charge. Returns the id of the hold. */
  hold(parameters: { walletId: string; amount: Money }): string;

  /** Releases a hold. With `capture`, debits that part of it. */
  release(holdId: string, capture?: Money): void;

  /** Opens a wallet with a balance of zero. Throws `wallet_exists` if the currency has an open one. */
  openWallet(currency: string): Wallet;

  /** Freezes or unfreezes a wallet. */
  freeze(walletId: string, frozen?: boolean): void;

  /** Sets a wallet's status to `closing`, as a backend does that needs time to close it. Call `close` afterwards. */
  beginClosing(walletId: string): void;

  /** Closes a wallet permanently. */
  close(walletId: string): void;

  /** Saves a test payment method for the customer. */
  addTestMethod(token: TestToken): PaymentMethod;

  /** Confirms or declines a top-up that `requiresAction`, as the customer on the confirm page. */
  confirmTopUp(topUpId: string, decision: 'approve' | 'decline'): TopUp;

  /** Settles or returns a delayed top-up, as the bank. `outcome` defaults to `'paid'`. */
  settleTopUp(topUpId: string, outcome?: 'paid' | 'returned'): TopUp;

  /** Opens an invoice and reserves its amount in the wallet, as far as the balance covers it. */
  openInvoice(parameters: MemoryInvoiceParameters): Invoice;

  /** Voids an unpaid invoice and releases its hold. */
  voidInvoice(invoiceId: string): Invoice;

  /** Makes every charge fail with `processor_unavailable` until called with false. */
  setProcessorDown(down: boolean): void;

  /** Moves the wallet's clock forward: quotes and grants expire, delayed payments settle, cool-downs end. */
  advance(byMs: number): void;

  /** Makes the next call fail. */
  failNext(code: WalletErrorCode, fault?: MemoryFault): void;

  /** Makes every call fail with a code until called with null. */
  setOutage(code: WalletErrorCode | null): void;
}
