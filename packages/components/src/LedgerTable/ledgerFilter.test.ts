import { amountMax, entrySources, entryTypes } from '@coffer/adapter';
import { array, assert, constantFrom, integer, property, record, string, subarray } from 'fast-check';
import { expect, test } from 'vitest';
import { changeLedgerFilter } from './changeLedgerFilter.ts';
import { entryFilterOf } from './entryFilterOf.ts';
import { ledgerFilterFromSearch } from './ledgerFilterFromSearch.ts';
import { ledgerFilterToSearch } from './ledgerFilterToSearch.ts';

const now = new Date('2025-11-21T12:04:00Z');
const times = constantFrom('2025-11-01', '2024-02-29', '2025-03-30T01:00:00Z', '2025-03-30T01:00:00+05:30');

const filters = record(
  {
    direction: constantFrom('in', 'out'),
    type: subarray([...entryTypes]),
    source: subarray([...entrySources]),
    days: integer({ min: 1, max: 366 }),
    from: times,
    to: times,
    amountMin: integer({ min: 0, max: amountMax }),
    amountMax: integer({ min: 0, max: amountMax }),
    text: string({ maxLength: 100, unit: 'grapheme' }).map((text) => text.slice(0, 100).toWellFormed()),
  },
  { requiredKeys: [] },
).map((filter) => changeLedgerFilter({}, filter));

test('a filter comes back from a URL as it went in', () => {
  assert(
    property(filters, (filter) => {
      expect(ledgerFilterFromSearch(ledgerFilterToSearch(filter))).toEqual(filter);
    }),
  );
});

test('any search is read without a throw, and what was read stays the same', () => {
  const names = constantFrom(
    'type',
    'source',
    'days',
    'from',
    'to',
    'amountMin',
    'text',
    'direction',
    'page',
  );
  assert(
    property(array(record({ name: names, value: string() })), (parameters) => {
      const search = new URLSearchParams(parameters.map(({ name, value }) => [name, value]));
      const filter = ledgerFilterFromSearch(search);
      expect(ledgerFilterFromSearch(ledgerFilterToSearch(filter))).toEqual(filter);
      entryFilterOf(filter, { now, timeZone: 'Europe/Berlin' });
    }),
  );
});

test('leaves out what somebody has spoilt by hand', () => {
  expect(
    ledgerFilterFromSearch('?type=refund&type=bribe&days=-3&from=yesterday&amountMin=1e9&page=2'),
  ).toEqual({
    type: ['refund'],
  });
});

test('days are those of the reader, over a change to summer time too', () => {
  const timeZone = 'Europe/Berlin';
  expect(entryFilterOf({ from: '2025-03-30', to: '2025-03-30' }, { now, timeZone })).toEqual({
    from: '2025-03-29T23:00:00.000Z',
    to: '2025-03-30T22:00:00.000Z',
  });
  expect(entryFilterOf({ days: 1 }, { now, timeZone: 'Asia/Kolkata' })).toEqual({
    from: '2025-11-20T18:30:00.000Z',
  });
  expect(entryFilterOf({ to: '2025-11-30T00:00:00Z', text: 'x' }, { now, timeZone })).toEqual({
    to: '2025-11-30T00:00:00Z',
    text: 'x',
  });
});
