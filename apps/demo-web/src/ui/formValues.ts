import type { Money } from '@coffer/adapter';
import { FieldError } from './fieldErrors.ts';

/** Reads a text field without the spaces around it. Returns null when it is empty. */
export function readText(form: FormData, name: string): string | null {
  return String(form.get(name) ?? '').trim() || null;
}

/**
 * Reads a text field that must not be empty.
 *
 * @throws FieldError when it is empty. A browser accepts spaces in a `required` field.
 */
export function readRequiredText(form: FormData, name: string): string {
  const text = readText(form, name);
  if (text === null) throw new FieldError(name, 'Enter a value.');
  return text;
}

/** Reads a `datetime-local` field, in this browser's time zone, as RFC 3339. Returns null when it is empty. */
export function readInstant(form: FormData, name: string): string | null {
  const text = readText(form, name);
  return text === null ? null : new Date(text).toISOString();
}

/**
 * Reads a `MoneyField`. Returns null when it is empty, which can mean "all".
 *
 * @throws FieldError when the field holds text that is no amount, or that it has not read yet.
 */
export function readMoney(form: FormData, name: string, currency: string): Money | null {
  const minorUnits = readText(form, name);
  if (minorUnits !== null) return { amount: Number(minorUnits), currency };
  if (readText(form, `${name}-text`) !== null) throw notAnAmount(name, currency);
  return null;
}

/**
 * Reads a `MoneyField` that must not be empty.
 *
 * @throws FieldError when it is empty or holds no amount.
 */
export function readRequiredMoney(form: FormData, name: string, currency: string): Money {
  const money = readMoney(form, name, currency);
  if (money === null) throw notAnAmount(name, currency);
  return money;
}

function notAnAmount(name: string, currency: string): FieldError {
  return new FieldError(name, `Enter an amount in ${currency}, such as 25.`);
}
