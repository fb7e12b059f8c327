import { type Money, WalletError } from '@coffer/adapter';
import { FieldError } from './fieldErrors.ts';

/** The errors that a form shows. */
export type FormErrors = {
  /** Messages by field name. */
  fields: Record<string, string>;
  /** The error that belongs to no field of the form, or null. */
  rest: unknown;
};

/**
 * Maps an error to the fields of a form. The API names its fields by path, and its amounts are in minor units: this
 * finds the matching field, and writes amounts as money in the form's currency.
 */
export function mapFieldErrors(
  error: unknown,
  form: HTMLFormElement,
  formatMoney: (money: Money) => string,
): FormErrors {
  const fields: Record<string, string> = {};
  const rest: string[] = [];
  const moneyField = form.querySelector<HTMLInputElement>('input[data-currency]');
  const currency = moneyField?.dataset.currency;
  const moneyMessage =
    currency === undefined ? null : describeAmountError(error, (amount) => formatMoney({ amount, currency }));
  for (const { field, message } of fieldErrorsOf(error)) {
    // The API says `settings.topUp.USD.min` and `amount.amount`. The form says `min` and `amount`.
    const name = field.split('.').findLast((part) => form.elements.namedItem(part) !== null);
    if (name === undefined) rest.push(`${field}: ${message}`);
    else fields[name] ??= moneyMessage ?? toSentence(message);
  }
  if (Object.keys(fields).length > 0) {
    return { fields, rest: rest.length > 0 ? new Error(rest.join('; ')) : null };
  }
  if (moneyField && moneyMessage !== null) return { fields: { [moneyField.name]: moneyMessage }, rest: null };
  return { fields, rest: error };
}

/** Writes a rejected amount as a sentence with money in it. Returns null for any other error. */
function describeAmountError(error: unknown, format: (minorUnits: number) => string): string | null {
  const { code, facts } = Object(error);
  const { availableBalance, refundable, reserved, min, max, step } = Object(facts);
  if (code === 'insufficient_funds' && isAmount(availableBalance)) {
    return `Only ${format(availableBalance)} is available.`;
  }
  if (code === 'refund_exceeded' && isAmount(refundable)) {
    return `Only ${format(refundable)} can be refunded this way.`;
  }
  if (code === 'hold_exceeded' && isAmount(reserved)) return `Only ${format(reserved)} is reserved.`;
  if (code === 'amount_out_of_range' && isAmount(min) && isAmount(max) && isAmount(step)) {
    return `Enter an amount from ${format(min)} to ${format(max)}, in steps of ${format(step)}.`;
  }
  return null;
}

function isAmount(fact: unknown): fact is number {
  return typeof fact === 'number';
}

function fieldErrorsOf(error: unknown): { field: string; message: string }[] {
  if (error instanceof FieldError) return [error];
  return error instanceof WalletError ? [...error.fields] : [];
}

/** The API's messages continue the field's name ("is no currency"). Under its field, a message is a sentence. */
function toSentence(message: string): string {
  const sentence = /^[a-z]/.test(message) ? `It ${message}` : message;
  return /[.!?]$/.test(sentence) ? sentence : `${sentence}.`;
}
