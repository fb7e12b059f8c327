import { decimalString } from '../money/decimalString.ts';
import type { Entry } from './Entry.ts';

const columns: Record<string, (entry: Entry) => string> = {
  number: (entry) => String(entry.number),
  createdAt: (entry) => entry.createdAt,
  type: (entry) => entry.type,
  source: (entry) => entry.source,
  amount: (entry) => decimalString(entry.amount),
  currency: (entry) => entry.amount.currency,
  balanceAfter: (entry) => decimalString(entry.balanceAfter),
  reason: (entry) => text(entry.reason),
  referenceType: (entry) => text(entry.reference?.type),
  referenceId: (entry) => text(entry.reference?.id),
  id: (entry) => text(entry.id),
};

/**
 * Formats entries as CSV ([RFC 4180](https://www.rfc-editor.org/rfc/rfc4180)), line by line: a header row, then one line
 * per entry with amounts as plain decimals. A text that a spreadsheet would run as a formula gets an apostrophe in front.
 */
export async function* entriesCsv(
  entries: Iterable<Entry> | AsyncIterable<Entry>,
): AsyncGenerator<string, void> {
  yield line(Object.keys(columns));
  for await (const entry of entries) yield line(Object.values(columns).map((column) => column(entry)));
}

function line(fields: readonly string[]): string {
  return `${fields.map(quoted).join()}\r\n`;
}

function quoted(field: string): string {
  return /[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
}

/** Spreadsheets run text that starts with these characters, also in full width or after white space. */
function text(value: string | null | undefined): string {
  return value && /^[\s=+\-@＝＋－＠|%]/.test(value) ? `'${value}` : (value ?? '');
}
