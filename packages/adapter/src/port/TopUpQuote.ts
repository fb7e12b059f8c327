import type { Money } from '../money/Money.ts';

/** Cost and effect of a top-up, as the server calculates them. Show the figures as they are. */
export type TopUpQuote = {
  id: string;
  walletId: string;
  /** Amount that the customer adds to the balance. */
  amount: Money;
  /** Promotional amount that the merchant adds on top. */
  bonus: Money;
  fee: Money;
  tax: Money;
  /** Amount that the payment method is charged: `amount` + `fee` + `tax`. */
  total: Money;
  /** Balance after the top-up has settled, if nothing else changes it. */
  balanceAfter: Money;
  /** Time at which the bonus expires. Null if it does not, and without a bonus. RFC 3339, UTC. */
  bonusExpiresAt: string | null;
  /** Time until which the quote can be confirmed. RFC 3339, UTC. */
  expiresAt: string;
};
