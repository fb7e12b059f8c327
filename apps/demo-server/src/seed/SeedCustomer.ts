import type { TestOutcomeName } from '../testMode/testScenario.ts';

/** History that only needs the ledger. Amounts are minor units; `daysAgo` counts back from the time of the seed. */
export type PlainLine = { daysAgo: number; amount: number; reason: string } & (
  | { kind: 'usage' | 'refund' | 'carriedOver' }
  | { kind: 'promotion'; expiresInDays: number }
  | { kind: 'hold'; reference: string }
);

/** History that needs other modules: card payments, invoices and refunds of the last invoice. */
export type TracedLine =
  | { daysAgo: number; kind: 'topUp'; amount: number }
  | { daysAgo: number; kind: 'invoice' | 'invoiceRefund'; amount: number; reason: string };

/** One item of a wallet's history. */
export type SeedLine = PlainLine | TracedLine;

/** Action at the end of a wallet's history, through the use cases that customers use. */
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

/** A customer of the demo's SaaS with wallets, their history and saved payment methods. */
export type SeedCustomer = {
  name: string;
  email: string;
  /** Tokens of the test processor in the order of priority. */
  paymentMethods: readonly string[];
  wallets: Readonly<Record<string, readonly SeedLine[]>>;
  /** History by currency. */
  stories?: Readonly<Record<string, readonly SeedStory[]>>;
};
