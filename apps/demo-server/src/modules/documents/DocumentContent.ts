import type { EntrySource, SystemReason } from '@coffer/adapter';
import type { Selectable } from 'kysely';
import type { DocumentsTable } from '../../database/tables.gen.ts';
import type { TaxTreatment } from '../billing/index.ts';
import type { Locale } from '../languages/index.ts';

/** Kinds of documents. Each has a series of numbers per merchant. */
export const documentKinds = ['receipt', 'invoice', 'creditNote', 'statement'] as const;
export type DocumentKind = (typeof documentKinds)[number];

/** Merchant or customer as printed, copied from its profile when the document is issued. */
export type DocumentParty = {
  name: string;
  legalName: string | null;
  /** The address as its country writes it, without the country. */
  addressLines: string[];
  /** ISO 3166-1 alpha-2. */
  country: string | null;
  taxId: string | null;
  email: string | null;
  /** Version of the profile. Null if there was none. */
  profileVersion: number | null;
};

/** Text of a line: a reason or a source that each language words, or somebody's own words. */
export type LineText = { reason: SystemReason } | { source: EntrySource } | { text: string };

export type DocumentLine = {
  text: LineText;
  quantity: number | null;
  unitAmount: number | null;
  amount: number;
};

export type DocumentTotal =
  | { kind: 'fee' | 'total' | 'totalPaid' | 'totalCredited'; amount: number }
  | { kind: 'tax' | 'includedTax'; amount: number; basisPoints: number };

/** One row of a statement: an entry, or the entries of one day and source in a month with very many. */
export type StatementRow = {
  /** Number of the entry, or of the last one of the row. */
  number: number;
  /** Number of entries that the row adds up. */
  count: number;
  at: string;
  text: LineText;
  amount: number;
  balanceAfter: number;
};

/** Movements of a wallet in one month: opening + moneyIn − moneyOut = closing. */
export type StatementContent = {
  /** First instant of the month, and the first one after it. */
  from: string;
  to: string;
  opening: number;
  moneyIn: number;
  /** Positive. */
  moneyOut: number;
  closing: number;
  entryCount: number;
  rows: StatementRow[];
};

/**
 * Everything that a document prints. It is stored when the document is issued and never changes, so that the same
 * document can be printed again in years. Amounts are in minor units of the currency. Texts are codes or somebody's own
 * words; the language words the codes.
 */
export type DocumentContent = {
  title: DocumentKind | 'taxInvoice' | 'paymentReceipt';
  locale: Locale;
  currency: string;
  from: DocumentParty;
  to: DocumentParty;
  /** Accent color of the merchant. */
  accentColor: string | null;
  paidWith: string | null;
  paidAt: string | null;
  dueAt: string | null;
  /** Number of the document that this one corrects. */
  corrects: string | null;
  lines: DocumentLine[];
  totals: DocumentTotal[];
  /** The amount that an email about the document names. */
  total: number;
  bonus: number;
  taxTreatment: TaxTreatment;
  statement: StatementContent | null;
};

/** An issued document as stored. */
export type DocumentRow = Omit<Selectable<DocumentsTable>, 'content'> & { content: DocumentContent };
