import { WalletError } from '@coffer/adapter';
import { expect, test } from 'vitest';
import { FieldError } from './fieldErrors.ts';
import { mapFieldErrors } from './mapFieldErrors.ts';

function formWith(...names: string[]): HTMLFormElement {
  const form = document.createElement('form');
  for (const name of names) {
    const input = document.createElement('input');
    input.name = name;
    if (name === 'amount') input.dataset.currency = 'USD';
    form.append(input);
  }
  return form;
}

const formatMoney = ({ amount, currency }: { amount: number; currency: string }) =>
  `${(amount / 100).toFixed(2)} ${currency}`;
/** The error of a request whose fields were rejected. */
const rejected = (...fields: { field: string; message: string }[]) =>
  new WalletError('invalid_request', 'Some fields are invalid.', { fields });
const mapped = (error: unknown, form: HTMLFormElement) => mapFieldErrors(error, form, formatMoney);

test('finds the field of a path, and writes its message as a sentence', () => {
  const error = rejected({ field: 'settings.topUp.USD.min', message: 'must be positive' });
  expect(mapped(error, formWith('min', 'max'))).toEqual({
    fields: { min: 'It must be positive.' },
    rest: null,
  });
});

test('keeps the first message of a field', () => {
  const errors = [
    { field: 'name', message: 'Too long.' },
    { field: 'name', message: 'Not allowed.' },
  ];
  expect(mapped(rejected(...errors), formWith('name')).fields).toEqual({ name: 'Too long.' });
});

test('returns errors of unknown fields beside those of known ones', () => {
  const errors = [
    { field: 'name', message: 'Too long.' },
    { field: 'metadata.key', message: 'is too long' },
  ];
  const { fields, rest } = mapped(rejected(...errors), formWith('name'));
  expect(fields).toEqual({ name: 'Too long.' });
  expect(rest).toEqual(new Error('metadata.key: is too long'));
});

test('returns the whole error when the form has none of its fields', () => {
  const error = rejected({ field: 'other', message: 'is missing' });
  expect(mapped(error, formWith('name'))).toEqual({ fields: {}, rest: error });
});

test('puts a field error of the page at its field', () => {
  expect(mapped(new FieldError('code', 'Not a currency.'), formWith('code'))).toEqual({
    fields: { code: 'Not a currency.' },
    rest: null,
  });
});

test.each([
  [{ code: 'insufficient_funds', facts: { availableBalance: 10_000 } }, 'Only 100.00 USD is available.'],
  [{ code: 'refund_exceeded', facts: { refundable: 600 } }, 'Only 6.00 USD can be refunded this way.'],
  [{ code: 'hold_exceeded', facts: { reserved: 600 } }, 'Only 6.00 USD is reserved.'],
  [
    { code: 'amount_out_of_range', facts: { min: 500, max: 10_000, step: 100 } },
    'Enter an amount from 5.00 USD to 100.00 USD, in steps of 1.00 USD.',
  ],
])('writes %o as money at the money field', (error, message) => {
  expect(mapped(error, formWith('reason', 'amount'))).toEqual({ fields: { amount: message }, rest: null });
});

test('returns an amount error unchanged when the form has no money field', () => {
  const error = { code: 'insufficient_funds', facts: { availableBalance: 10_000 } };
  expect(mapped(error, formWith('reason'))).toEqual({ fields: {}, rest: error });
});
