import type { Money } from '../money/Money.ts';

/** What a top-up will cost and give, reckoned by the server. Nothing of it is summed in the browser. */
export type TopUpQuote = {
  id: string;
  walletId: string;
  /** What is added to the balance for the money paid. */
  amount: Money;
  /** What is given on top, promotional. */
  bonus: Money;
  fee: Money;
  tax: Money;
  /** What the payment method is charged: amount + fee + tax. */
  total: Money;
  /** The balance once it has settled, if nothing else happens. */
  balanceAfter: Money;
  /** When the bonus expires; null where it does not, or where there is none. */
  bonusExpiresAt: string | null;
  /** Until when it can be confirmed. RFC 3339, UTC. */
  expiresAt: string;
};
