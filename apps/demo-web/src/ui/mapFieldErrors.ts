import type { Money } from '@coffer/adapter';
import { FieldProblem } from './FieldProblem.ts';
import { problemInMoney } from './problemInMoney.ts';

/** What went wrong with a form: what can be told at its fields, by name, and what cannot. */
export type SortedProblem = { fields: Record<string, string>; rest: unknown };

/**
 * Tells what is wrong at the fields that it is wrong with, as far as the form has them, and amounts as money of
 * the form's currency.
 */
export function mapFieldErrors(
  error: unknown,
  form: HTMLFormElement,
  formatMoney: (money: Money) => string,
): SortedProblem {
  const fields: Record<string, string> = {};
  const rest: string[] = [];
  const { name: moneyName, currency } = firstMoneyField(form);
  const inMoney =
    currency === undefined ? null : problemInMoney(error, (amount) => formatMoney({ amount, currency }));
  for (const { field, message } of faultsOf(error)) {
    // The API says `settings.topUp.USD.min` and `amount.amount`; the form says `min` and `amount`.
    const name = field.split('.').findLast((part) => form.elements.namedItem(part) !== null);
    if (name === undefined) rest.push(`${field}: ${message}`);
    else fields[name] ??= inMoney ?? sentence(message);
  }
  if (Object.keys(fields).length > 0) {
    return { fields, rest: rest.length > 0 ? new Error(rest.join('; ')) : null };
  }
  if (inMoney !== null && moneyName !== undefined) return { fields: { [moneyName]: inMoney }, rest: null };
  return { fields, rest: error };
}

function faultsOf(error: unknown): { field: string; message: string }[] {
  if (error instanceof FieldProblem) return [error];
  const { errors } = Object(error);
  return Array.isArray(errors) ? errors : [];
}

/** The API says of a field that it "is no currency": here the field is before one's eyes. */
function sentence(message: string): string {
  const said = /^[a-z]/.test(message) ? `It ${message}` : message;
  return /[.!?]$/.test(said) ? said : `${said}.`;
}

/** The name and the currency of the form's first `MoneyField`. */
function firstMoneyField(form: HTMLFormElement): { name?: string; currency?: string | undefined } {
  const field = form.querySelector<HTMLInputElement>('input[data-currency]');
  return field ? { name: field.name, currency: field.dataset.currency } : {};
}
