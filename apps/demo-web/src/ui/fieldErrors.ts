import { createContext, useContext } from 'react';

/** An error in one field of a form that the page finds before it sends anything. */
export class FieldError extends Error {
  override readonly name = 'FieldError';
  /** The field's name in its form. */
  readonly field: string;

  constructor(field: string, message: string) {
    super(message);
    this.field = field;
  }
}

/** The error messages of a form's fields, by field name. */
export const FieldErrorsContext = createContext<Readonly<Record<string, string>>>({});

/** Returns the error message of one field, or undefined. */
export function useFieldError(name: string | undefined): string | undefined {
  const errors = useContext(FieldErrorsContext);
  return name === undefined ? undefined : errors[name];
}
