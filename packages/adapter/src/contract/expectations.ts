import { expect } from 'vitest';
import { WalletError } from '../errors/WalletError.ts';
import type { WalletErrorCode } from '../errors/WalletErrorCode.ts';
import type { Money } from '../money/Money.ts';

/** Longest wait for an effect that a backend may have after a moment. */
const timeoutMs = 10_000;

/** Returns an amount, in US dollars by default. */
export function money(amount: number, currency = 'USD'): Money {
  return { amount, currency };
}

/** Expects a call to reject with one of these codes and, if given, with an error of this field. */
export async function expectRejection(
  codes: WalletErrorCode | readonly WalletErrorCode[],
  call: Promise<unknown>,
  field?: string,
): Promise<void> {
  const error = await call.then(
    () => new Error('The call was expected to reject, but it resolved.'),
    (cause: unknown) => cause,
  );
  expect(error).toBeInstanceOf(WalletError);
  expect([codes].flat()).toContain(error instanceof WalletError && error.code);
  if (field) expect(error).toMatchObject({ fields: [{ field }] });
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
