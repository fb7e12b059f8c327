import { expect, test } from 'vitest';
import type { Entry } from './Entry.ts';
import { entriesCsv } from './entriesCsv.ts';

function entry(change: Partial<Entry>): Entry {
  return {
    id: 'e1',
    walletId: 'w1',
    number: 1,
    type: 'debit',
    source: 'usage',
    amount: { amount: -1_05, currency: 'USD' },
    balanceBefore: { amount: 2_00, currency: 'USD' },
    balanceAfter: { amount: 95, currency: 'USD' },
    reason: null,
    reference: null,
    metadata: {},
    createdAt: '2025-01-01T00:00:00.000Z',
    ...change,
  };
}

async function csv(...entries: Entry[]): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of entriesCsv(entries)) lines.push(line);
  return lines;
}

test('writes a header and one line per entry', async () => {
  expect(await csv(entry({ reason: 'API usage', reference: { type: 'usage', id: 'u1' } }))).toEqual([
    'number,createdAt,type,source,amount,currency,balanceAfter,reason,referenceType,referenceId,id\r\n',
    '1,2025-01-01T00:00:00.000Z,debit,usage,-1.05,USD,0.95,API usage,usage,u1,e1\r\n',
  ]);
});

test.each([
  ['=cmd()', "'=cmd()"],
  ['+1', "'+1"],
  ['-1', "'-1"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\t=1', "'\t=1"],
  ['＝1', "'＝1"],
  ['one, two', '"one, two"'],
  ['"quoted"', '"""quoted"""'],
  ['=1,2', '"\'=1,2"'],
  ['two\r\nlines', '"two\r\nlines"'],
  ['Größe 返金', 'Größe 返金'],
])('writes the reason %j as %j', async (reason, field) => {
  const [, line] = await csv(entry({ reason }));
  expect(line).toBe(`1,2025-01-01T00:00:00.000Z,debit,usage,-1.05,USD,0.95,${field},,,e1\r\n`);
});

test('writes amounts with the digits of their currency', async () => {
  const yen = { amount: 500, currency: 'JPY' };
  expect((await csv(entry({ amount: yen, balanceAfter: yen })))[1]).toContain(',500,JPY,500,');
});
