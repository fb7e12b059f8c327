import { FieldProblem } from './FieldProblem.ts';

/** What went wrong with a form: what can be told at its fields, by name, and what cannot. */
export type SortedProblem = { fields: Record<string, string>; rest: unknown };

/** Tells what is wrong at the fields that it is wrong with, as far as the form has them. */
export function sortProblem(error: unknown, form: HTMLFormElement): SortedProblem {
  const fields: Record<string, string> = {};
  const rest: string[] = [];
  for (const { field, message } of faultsOf(error)) {
    // The API says `settings.topUp.USD.min` and `amount.amount`; the form says `min` and `amount`.
    const name = field.split('.').findLast((part) => form.elements.namedItem(part) !== null);
    if (name === undefined) rest.push(`${field}: ${message}`);
    else fields[name] ??= message;
  }
  if (Object.keys(fields).length === 0) return { fields, rest: error };
  return { fields, rest: rest.length > 0 ? new Error(rest.join('; ')) : null };
}

function faultsOf(error: unknown): { field: string; message: string }[] {
  if (error instanceof FieldProblem) return [error];
  const { errors } = Object(error);
  return Array.isArray(errors) ? errors : [];
}
