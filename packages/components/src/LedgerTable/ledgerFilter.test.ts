import { amountMax, entrySources, entryTypes } from '@coffer/adapter';
import { array, assert, constantFrom, integer, property, record, string, subarray } from 'fast-check';
import { expect, test } from 'vitest';
import {
  changeLedgerFilter,
  ledgerFilterFromSearch,
  ledgerFilterToSearch,
  toEntryFilter,
} from './ledgerFilter.ts';

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

test('parses a filter from the search that it was formatted to', () => {
  assert(
    property(filters, (filter) => {
      expect(ledgerFilterFromSearch(ledgerFilterToSearch(filter))).toEqual(filter);
    }),
  );
});

test('parses any search without an error, and parses its own output to the same filter', () => {
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
      toEntryFilter(filter, { now, timeZone: 'Europe/Berlin' });
    }),
  );
});

test('ignores invalid parameters', () => {
  expect(
    ledgerFilterFromSearch('?type=refund&type=bribe&days=-3&from=yesterday&amountMin=1e9&page=2'),
  ).toEqual({
    type: ['refund'],
  });
});

test('days start and end in the time zone of the customer, also across a change to summer time', () => {
  const timeZone = 'Europe/Berlin';
  expect(toEntryFilter({ from: '2025-03-30', to: '2025-03-30' }, { now, timeZone })).toEqual({
    from: '2025-03-29T23:00:00.000Z',
    to: '2025-03-30T22:00:00.000Z',
  });
  expect(toEntryFilter({ days: 1 }, { now, timeZone: 'Asia/Kolkata' })).toEqual({
    from: '2025-11-20T18:30:00.000Z',
  });
  expect(toEntryFilter({ to: '2025-11-30T00:00:00Z', text: 'x' }, { now, timeZone })).toEqual({
    to: '2025-11-30T00:00:00Z',
    text: 'x',
  });
});
