import type { TopUpFailureCode, TopUpStatus } from '@coffer/adapter';
import type { Transaction } from '../../database/Database.ts';

/** Status of a top-up that auto top-up started, as its row has it. */
export type AutomaticTopUp = {
  id: string;
  wallet_id: string;
  payment_method_id: string | null;
  status: TopUpStatus;
  failure_code: TopUpFailureCode | null;
  failure_message: string | null;
};

/**
 * Calls from a lower module to a higher one, registered in `createWalletContext`. Each runs in the caller's
 * transaction.
 */
export type ModuleHandlers = {
  /** Locks a wallet's auto top-up, before its ledger account is locked. */
  lockAutoTopUp: (transaction: Transaction, walletId: string) => Promise<void>;
  /** Records the outcome of an automatic top-up. */
  automaticTopUpChanged: (transaction: Transaction, topUp: AutomaticTopUp, now: Date) => Promise<void>;
  /** Collects the customer's unpaid invoices with a payment method that is being added. Locks the invoices. */
  paymentMethodAdded: (
    transaction: Transaction,
    added: { merchantId: string; customerId: string; paymentMethodId: string; now: Date },
  ) => Promise<void>;
  /** Turns off every auto top-up that charges a removed payment method. */
  paymentMethodRemoved: (
    transaction: Transaction,
    removed: { paymentMethodId: string; now: Date },
  ) => Promise<void>;
};
