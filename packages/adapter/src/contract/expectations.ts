import { expect } from 'vitest';
import { WalletError } from '../errors/WalletError.ts';
import type { WalletErrorCode } from '../errors/WalletErrorCode.ts';
import type { Money } from '../money/Money.ts';

/** An amount, in US dollars unless said otherwise. */
export function money(amount: number, currency = 'USD'): Money {
  return { amount, currency };
}

/** Expects a call to be refused with one of these codes, and for this field where one is at fault. */
export async function refused(
  codes: WalletErrorCode | readonly WalletErrorCode[],
  call: Promise<unknown>,
  field?: string,
): Promise<void> {
  const error = await call.then(
    () => new Error('The call was answered, and not refused.'),
    (cause: unknown) => cause,
  );
  expect(error).toBeInstanceOf(WalletError);
  expect([codes].flat()).toContain(error instanceof WalletError && error.code);
  if (field) expect(error).toMatchObject({ fields: [{ field }] });
}
