import { expect, test } from 'vitest';
import { FieldError } from './fieldErrors.ts';
import { readInstant, readMoney, readRequiredMoney, readRequiredText, readText } from './formValues.ts';

/** A form as it is submitted, with the two inputs of a `MoneyField`. */
function formOf(values: Record<string, string>): FormData {
  const form = document.createElement('form');
  for (const [name, value] of Object.entries(values)) {
    const input = document.createElement('input');
    Object.assign(input, { name, value });
    form.append(input);
  }
  return new FormData(form);
}

test('reads a text without the spaces around it, and an empty one as null', () => {
  const form = formOf({ name: '  Ada  ', empty: '   ' });
  expect(readText(form, 'name')).toBe('Ada');
  expect(readText(form, 'empty')).toBeNull();
  expect(readText(form, 'absent')).toBeNull();
});

test('rejects a required text of spaces at its field', () => {
  expect(readRequiredText(formOf({ name: 'Ada' }), 'name')).toBe('Ada');
  expect(() => readRequiredText(formOf({ name: '  ' }), 'name')).toThrow(FieldError);
});

test('reads a date and time in the time zone of the browser', () => {
  const form = formOf({ dueAt: '2031-01-31T10:00', never: '' });
  expect(readInstant(form, 'dueAt')).toBe(new Date(2031, 0, 31, 10).toISOString());
  expect(readInstant(form, 'never')).toBeNull();
});

test('reads minor units, and an empty money field as null', () => {
  const form = formOf({ amount: '1234', 'amount-text': '12.34', all: '', 'all-text': '' });
  expect(readMoney(form, 'amount', 'USD')).toEqual({ amount: 1234, currency: 'USD' });
  expect(readMoney(form, 'all', 'USD')).toBeNull();
  expect(() => readRequiredMoney(form, 'all', 'USD')).toThrow('Enter an amount in USD, such as 25.');
});

test('rejects text that is no amount, instead of reading it as an empty field', () => {
  const form = formOf({ amount: '', 'amount-text': 'ten' });
  expect(() => readMoney(form, 'amount', 'USD')).toThrow(FieldError);
  expect(() => readMoney(form, 'amount', 'USD')).toThrow(expect.objectContaining({ field: 'amount' }));
});
