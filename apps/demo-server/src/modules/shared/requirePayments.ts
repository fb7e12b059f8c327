import { WalletError } from '@coffer/adapter';
import type { WalletContext } from './WalletContext.ts';

/**
 * Rejects a payment on a server without a payment processor.
 *
 * @throws WalletError `capability_missing`
 */
export function requirePayments({ processor }: WalletContext): void {
  if (processor.mode !== 'none') return;
  throw new WalletError(
    'capability_missing',
    "This server takes no payments. Its operator has to set Stripe's variables, or COFFER_TEST_PROCESSOR=1 to test.",
  );
}
