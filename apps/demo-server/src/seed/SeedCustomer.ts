import type { TestOutcomeName } from '../testMode/testScenario.ts';

/** What a wallet's ledger tells by itself. Amounts are minor units; `daysAgo` counts back from the seed's instant. */
export type PlainLine = { daysAgo: number; amount: number; reason: string } & (
  | { kind: 'usage' | 'refund' | 'carriedOver' }
  | { kind: 'promotion'; expiresInDays: number }
  | { kind: 'hold'; reference: string }
);

/** What more than the ledger knows of: a card that paid, an invoice, and what was given back of the last one. */
export type TracedLine =
  | { daysAgo: number; kind: 'topUp'; amount: number }
  | { daysAgo: number; kind: 'invoice' | 'invoiceRefund'; amount: number; reason: string };

/** One line of a wallet's past. */
export type SeedLine = PlainLine | TracedLine;

/** What is done with a wallet at the end of its past, through the same doors as in use. */
export type SeedStory =
  | { kind: 'alert'; threshold: number }
  | { kind: 'cardTurns'; outcome: TestOutcomeName }
  | { kind: 'autoTopUp'; threshold: number; amount: number; monthlyCap: number }
  | { kind: 'topUp'; amount: number; outcome: 'disputed' | { refunded: number; reason: string } }
  | {
      kind: 'bill';
      description: string;
      amount: number;
      dueInDays: number;
      outcome: 'waits' | 'collected';
    };

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
