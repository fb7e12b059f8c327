import { WalletError } from '../errors/WalletError.ts';
import type { WalletErrorCode } from '../errors/WalletErrorCode.ts';
import type { Money } from '../money/Money.ts';

/** Longest wait for an effect that a backend may have after a moment. */
const timeoutMs = 10_000;

/** Returns an amount, in US dollars by default. */
export function money(amount: number, currency = 'USD'): Money {
  return { amount, currency };
}

/**
 * Expects a call to reject with one of these codes and, if given, with an error of exactly this field. Returns the error.
 * It throws its own messages, because Vitest cuts off the message of a matcher.
 */
export async function expectRejection(
  codes: WalletErrorCode | readonly WalletErrorCode[],
  call: Promise<unknown>,
  field?: string,
): Promise<WalletError> {
  const expected = `expected a WalletError with code ${[codes].flat().map(quoted).join(' or ')}`;
  const error = await call.then(
    (result) => {
      throw new Error(`${expected}, but the call resolved with ${JSON.stringify(result)}`);
    },
    (cause: unknown) => cause,
  );
  if (!(error instanceof WalletError)) throw new Error(`${expected}, got ${error}`, { cause: error });
  const got = `got code ${quoted(error.code)}: ${error.message}`;
  if (![codes].flat().includes(error.code)) throw new Error(`${expected}, ${got}`, { cause: error });
  const fields = error.fields.map((one) => one.field).join();
  if (field !== undefined && fields !== field) {
    throw new Error(`${expected} and the field ${quoted(field)}, got the fields ${quoted(fields)}`, {
      cause: error,
    });
  }
  return error;
}

function quoted(text: string): string {
  return `"${text}"`;
}

/** More pages than a list of any test has. */
const pagesMax = 50;

/** Reads a list page by page. Throws if the list does not end, as when the back end ignores the cursor. */
export async function readPages<Page extends { nextCursor: string | null }>(
  readPage: (position: { cursor?: string }) => Promise<Page>,
): Promise<Page[]> {
  const pages: Page[] = [];
  const cursors = new Set<string>();
  for (;;) {
    const cursor = pages.at(-1)?.nextCursor;
    if (cursor === null) return pages;
    if (cursor !== undefined && cursors.has(cursor)) {
      throw new Error(
        `Two pages have the nextCursor ${quoted(cursor)}, so the list never ends. Continue after the cursor of the call, and return null on the last page.`,
      );
    }
    if (pages.length === pagesMax) {
      throw new Error(
        `A short list has more than ${pagesMax} pages. The last page must have the nextCursor null.`,
      );
    }
    if (cursor !== undefined) cursors.add(cursor);
    pages.push(await readPage(cursor === undefined ? {} : { cursor }));
  }
}

/** Reads until a condition holds, for at most ten seconds. Returns the last value that was read. */
export async function waitUntil<Value>(
  read: () => Promise<Value>,
  isDone: (value: Value) => boolean,
): Promise<Value> {
  const deadline = Date.now() + timeoutMs;
  let value = await read();
  while (!isDone(value) && Date.now() < deadline) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    value = await read();
  }
  return value;
}
