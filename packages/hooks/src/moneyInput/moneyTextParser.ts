import type { ParsedMoneyText } from './parseMoneyText.ts';

/** Reads a text as money of a currency, as a locale writes it. */
export type MoneyTextParser = (text: string, currency: string, locale: string) => ParsedMoneyText;

let parser: MoneyTextParser | null = null;
let loading: Promise<void> | null = null;
const listeners = new Set<() => void>();

/** The parser, or null until it is there. It weighs more than all else here, so it comes on its own. */
export function moneyTextParser(): MoneyTextParser | null {
  return parser;
}

/** Fetches the parser, once; a fetch that failed is tried again by the next call. Never rejects. */
export function loadMoneyTextParser(): Promise<void> {
  loading ??= import('./parseMoneyText.ts').then(
    ({ parseMoneyText }) => {
      parser = parseMoneyText;
      for (const listener of listeners) listener();
    },
    () => {
      loading = null;
    },
  );
  return loading;
}

/** Tells when the parser has come. */
export function subscribeMoneyTextParser(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
