import { expect } from 'vitest';
import type { Entry } from '../port/Entry.ts';
import type { EntryFilter } from '../port/EntryFilter.ts';
import type { WalletAdapter } from '../port/WalletAdapter.ts';
import type { ContractTest } from './contractTest.ts';
import { expectRejection, money } from './expectations.ts';
import { requireMethods } from './requireMethods.ts';

/** Tests of the CSV export. */
export function exportContract(contract: ContractTest): void {
  contract(
    'exports exactly the entries that match the filter, oldest first',
    ['export'],
    async ({ adapter, control }) => {
      const walletId = await control.wallet({ currency: 'USD', balance: 10_000 });
      for (const amount of [-1, 250, -1_005])
        await control.post({ walletId, amount: money(amount), reason: 'Job' });
      for (const filter of [
        {},
        { direction: 'out' },
        { amountMin: 250 },
        { text: 'nothing like it' },
      ] as const) {
        const { items } = await adapter.listEntries({ walletId, filter });
        const rows = await exported(adapter, walletId, filter);
        expect(rows.map(({ number }) => Number(number))).toEqual(
          items.map((entry) => entry.number).reverse(),
        );
        for (const row of rows) expect(row).toMatchObject(figures(items, Number(row.number)));
      }
    },
  );

  contract(
    'exports no text that a spreadsheet would run as a formula',
    ['export'],
    async ({ adapter, control }) => {
      const walletId = await control.wallet({ currency: 'USD', balance: 10_000 });
      const reasons = ['=1+1', '+1', '-1', '@SUM(A1)', 'plain, with "quotes"', 'Größe 返金'];
      for (const reason of reasons) await control.post({ walletId, amount: money(-100), reason });
      const rows = await exported(adapter, walletId, { direction: 'out' });
      expect(rows.map(({ reason }) => reason)).toEqual([
        ...reasons.slice(0, 4).map((reason) => `'${reason}`),
        ...reasons.slice(4),
      ]);
      expect(rows.map(({ amount }) => amount)).toEqual(reasons.map(() => '-1.00'));
    },
  );

  contract("does not export another customer's entries", ['export'], async ({ adapter, control }) => {
    const { walletId } = await control.otherCustomer();
    await expectRejection('not_found', exported(adapter, walletId, {}));
  });
}

function figures(entries: readonly Entry[], number: number): Record<string, string> {
  const entry = entries.find((one) => one.number === number);
  if (!entry) throw new Error(`Entry ${number} was exported but not listed.`);
  const decimal = (amount: number) => (amount / 100).toFixed(2);
  const { amount, balanceAfter, type, source, createdAt } = entry;
  return {
    type,
    source,
    createdAt,
    currency: amount.currency,
    amount: decimal(amount.amount),
    balanceAfter: decimal(balanceAfter.amount),
  };
}

/** More characters than the export of any test has. */
const charactersMax = 100_000;

async function exported(
  adapter: WalletAdapter,
  walletId: string,
  filter: EntryFilter,
): Promise<Record<string, string>[]> {
  let text = '';
  for await (const chunk of requireMethods(adapter, 'exportEntries').exportEntries({ walletId, filter })) {
    text += chunk;
    if (text.length > charactersMax) {
      throw new Error(`The export of a few entries has more than ${charactersMax} characters. It must end.`);
    }
  }
  const [header = [], ...rows] = parsedCsv(text);
  return rows.map((row) => Object.fromEntries(header.map((name, index) => [name, row[index] ?? ''])));
}

/** Parses CSV by RFC 4180. Each line ends with CR LF. */
function parsedCsv(text: string): string[][] {
  expect(text.endsWith('\r\n')).toBe(true);
  const rows: string[][] = [];
  let row: string[] = [];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    row.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
    if (end === ',') continue;
    rows.push(row);
    row = [];
  }
  return rows;
}
