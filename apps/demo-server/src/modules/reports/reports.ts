import { type EntrySource, type EntryType, type Money, WalletError } from '@coffer/adapter';
import { readLedgerLiability, readLedgerRollForward } from '../../ledger/index.ts';
import { toEntrySource, type WalletContext } from '../shared/index.ts';

/** Content of a merchant's wallets in one currency at a point in time. */
export type Liability = {
  currency: string;
  /** Unused paid credit, which the merchant owes to its customers. */
  paid: Money;
  /** Unused promotional credit, which is never paid out. */
  promotional: Money;
  /** Sum of the negative balances, which customers owe to the merchant. */
  owedToMerchant: Money;
};

export type LiabilityReport = { asOf: string; currencies: Liability[] };

/**
 * Reports what a merchant's wallets held at a point in time, by currency. `paid + promotional − owedToMerchant` is the
 * sum of all balances at that time.
 *
 * @throws WalletError `report_in_future`
 */
export async function readLiabilityReport(
  context: WalletContext,
  merchantId: string,
  { at = context.now() }: { at?: Date | undefined },
): Promise<LiabilityReport> {
  rejectFuture(context, at, 'at');
  const rows = await readLedgerLiability(context.database, { ledgerId: merchantId, at });
  const currencies = rows.map(({ currency, paid, promotional, owed }) => ({
    currency,
    paid: toMoney(paid, currency),
    promotional: toMoney(promotional, currency),
    owedToMerchant: toMoney(owed, currency),
  }));
  return { asOf: at.toISOString(), currencies };
}

/** One line of a roll-forward: all entries of one type and source. */
export type RollForwardLine = { type: EntryType; source: EntrySource; in: Money; out: Money };

/** Opening and closing balance of a merchant's wallets in one currency, and what happened in between. */
export type RollForward = { currency: string; opening: Money; lines: RollForwardLine[]; closing: Money };

export type RollForwardReport = { from: string; to: string; currencies: RollForward[] };

/**
 * Reports how the sum of all balances changed from `from` up to and without `to`, by currency. The opening balance plus
 * all lines is the closing balance.
 *
 * @throws WalletError `report_in_future`, or `invalid_request` for a period that ends before it starts
 */
export async function readRollForwardReport(
  context: WalletContext,
  merchantId: string,
  { from, to = context.now() }: { from: Date; to?: Date | undefined },
): Promise<RollForwardReport> {
  rejectFuture(context, to, 'to');
  if (from > to) {
    const message = 'is before `from`';
    throw new WalletError('invalid_request', 'The period ends before it starts.', {
      fields: [{ field: 'to', message }],
    });
  }
  const rows = await readLedgerRollForward(context.database, { ledgerId: merchantId, from, to });
  const currencies = [...new Set(rows.map(({ currency }) => currency))].map((currency): RollForward => {
    const own = rows.filter((row) => row.currency === currency);
    const opening = own.reduce((total, { before }) => total + before, 0n);
    const closing = own.reduce((total, row) => total + row.in - row.out, opening);
    const lines = own.filter((row) => row.in > 0n || row.out > 0n);
    return {
      currency,
      opening: toMoney(opening, currency),
      lines: lines.map((row) => ({
        type: row.type,
        source: toEntrySource(row.source),
        in: toMoney(row.in, currency),
        out: toMoney(row.out, currency),
      })),
      closing: toMoney(closing, currency),
    };
  });
  return { from: from.toISOString(), to: to.toISOString(), currencies };
}

function rejectFuture(context: WalletContext, at: Date, field: string): void {
  if (at <= context.now()) return;
  const message = 'A report cannot be about the future. Choose a time that has passed.';
  throw new WalletError('report_in_future', message, { fields: [{ field, message }] });
}

/** @throws WalletError `amount_out_of_range` for a sum that JSON cannot carry exactly */
function toMoney(amount: bigint, currency: string): Money {
  const number = Number(amount);
  if (Number.isSafeInteger(number)) return { amount: number, currency };
  throw new WalletError(
    'amount_out_of_range',
    `The sum of all wallets in ${currency} is too large to report.`,
  );
}
