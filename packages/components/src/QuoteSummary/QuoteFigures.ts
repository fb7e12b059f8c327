import type { Money } from '@coffer/adapter';

/** What a top-up costs and gives. */
export type QuoteFigures = {
  amount: Money;
  bonus: Money;
  fee: Money;
  tax: Money;
  total: Money;
  /** Null where it is not known, as of a receipt read later. */
  balanceAfter: Money | null;
  bonusExpiresAt?: string | null;
};
