import type { EntrySource } from '@coffer/adapter';

/** One line of a wallet's past. Amounts are minor units; `daysAgo` counts back from the seed's instant. */
export type SeedLine = { daysAgo: number; amount: number; reason: string } & (
  | { kind: 'topUp'; bonus?: number }
  | { kind: 'usage' | 'refund' }
  | { kind: 'invoice'; reference: string }
  | { kind: 'promotion'; expiresInDays: number }
  | { kind: 'hold'; reference: string }
);

/** What is done with a wallet at the end of its past, through the same doors as in use. */
export type SeedStory =
  | { kind: 'alert'; threshold: number }
  | { kind: 'autoTopUp'; threshold: number; amount: number; monthlyCap: number }
  | { kind: 'topUp'; amount: number; outcome: 'disputed' | PartlyRefunded }
  | {
      kind: 'bill';
      description: string;
      amount: number;
      dueInDays: number;
      outcome: 'waits' | 'collected' | PartlyRefunded;
    };

type PartlyRefunded = { refunded: number; reason: string };

/** A customer of the demo's SaaS, with wallets, their past, and saved ways to pay. */
export type SeedCustomer = {
  name: string;
  email: string;
  /** Tokens of the test processor, the first in priority first. */
  paymentMethods: readonly string[];
  wallets: Readonly<Record<string, readonly SeedLine[]>>;
  /** By currency, in their order. */
  stories?: Readonly<Record<string, readonly SeedStory[]>>;
};

/** Where a line's money comes from, as the customer reads it. */
export const seedSources: Record<SeedLine['kind'], EntrySource> = {
  topUp: 'topUp',
  usage: 'usage',
  refund: 'refund',
  invoice: 'invoice',
  promotion: 'promotion',
  hold: 'usage',
};
