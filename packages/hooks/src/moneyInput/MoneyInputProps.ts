import type { ChangeEvent, ClipboardEvent, CompositionEvent, FocusEvent } from 'react';

/** Props for the `<input>` of a field for money. */
export type MoneyInputProps = {
  type: 'text';
  inputMode: 'decimal' | 'numeric';
  autoComplete: 'off';
  /** Numbers are written from left to right in every language. */
  dir: 'ltr';
  value: string;
  /** Only once the field was left: what is being typed is not wrong yet. */
  'aria-invalid': true | undefined;
  onChange: (event: ChangeEvent<HTMLInputElement>) => void;
  onFocus: (event: FocusEvent<HTMLInputElement>) => void;
  onBlur: (event: FocusEvent<HTMLInputElement>) => void;
  onPaste: (event: ClipboardEvent<HTMLInputElement>) => void;
  onCompositionStart: (event: CompositionEvent<HTMLInputElement>) => void;
  onCompositionEnd: (event: CompositionEvent<HTMLInputElement>) => void;
};
