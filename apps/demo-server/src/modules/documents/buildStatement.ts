import { systemReasonOf } from '@coffer/adapter';
import type { Queryable } from '../../database/Database.ts';
import { type LedgerEntry, readEntries, readEntriesOnward } from '../../ledger/index.ts';
import { notFound, toEntrySource } from '../shared/index.ts';
import type { LineText, StatementContent, StatementRow } from './DocumentContent.ts';

/** Number of entries up to which a statement lists each one. Above it, it adds up each day's entries of one source. */
const listedMax = 500;

const pageSize = 1000;

/**
 * Builds the statement of a wallet's month from its entries. It foots: opening + money in − money out = closing, and both
 * balances are those of the ledger.
 *
 * @param month such as `2026-11`, in UTC. It must have ended.
 * @throws WalletError `not_found` for a month that has not ended
 */
export async function buildStatement(
  database: Queryable,
  { walletId, month, now }: { walletId: string; month: string; now: Date },
): Promise<StatementContent> {
  const { from, to } = boundsOf(month);
  if (to > now) throw notFound('statement');
  const [before] = await readEntries(database, {
    accountIds: [walletId],
    limit: 1,
    filter: { to: from },
  });
  const opening = before?.balanceAfter ?? 0;
  const statement: StatementContent = {
    from: from.toISOString(),
    to: to.toISOString(),
    opening,
    moneyIn: 0,
    moneyOut: 0,
    closing: opening,
    entryCount: 0,
    rows: [],
  };
  const days = new Map<string, StatementRow>();
  for (let after = before?.number ?? 0; ; ) {
    const page = await readEntriesOnward(database, {
      accountId: walletId,
      after,
      limit: pageSize,
      filter: { from, to },
    });
    for (const entry of page) addEntry(statement, days, entry);
    const last = page.at(-1);
    if (!last || page.length < pageSize) break;
    after = last.number;
  }
  if (statement.entryCount > listedMax) statement.rows = [...days.values()];
  if (statement.opening + statement.moneyIn - statement.moneyOut !== statement.closing) {
    throw new Error(`The statement of ${walletId} for ${month} does not foot.`);
  }
  return statement;
}

/** Returns the first instant of a month and of the next one, in UTC. */
export function boundsOf(month: string): { from: Date; to: Date } {
  const [year, number] = month.split('-').map(Number);
  if (year === undefined || number === undefined || !/^\d{4}-(0[1-9]|1[0-2])$/.test(month)) {
    throw notFound('statement');
  }
  return { from: new Date(Date.UTC(year, number - 1)), to: new Date(Date.UTC(year, number)) };
}

function addEntry(statement: StatementContent, days: Map<string, StatementRow>, entry: LedgerEntry): void {
  const { number, amount, balanceAfter } = entry;
  const at = entry.createdAt.toISOString();
  statement.entryCount += 1;
  if (amount > 0) statement.moneyIn += amount;
  else statement.moneyOut -= amount;
  statement.closing = balanceAfter;
  const source = toEntrySource(entry.source);
  if (statement.entryCount <= listedMax) {
    statement.rows.push({ number, count: 1, at, text: textOf(entry), amount, balanceAfter });
  }
  const key = `${at.slice(0, 10)} ${source}`;
  const day = days.get(key) ?? { number, count: 0, at, text: { source }, amount: 0, balanceAfter };
  days.set(key, { ...day, number, count: day.count + 1, amount: day.amount + amount, balanceAfter });
}

function textOf({ source: stored, reason }: LedgerEntry): LineText {
  const source = toEntrySource(stored);
  const known = systemReasonOf({ source, reason });
  if (known) return { reason: known };
  return reason === null ? { source } : { text: reason };
}
