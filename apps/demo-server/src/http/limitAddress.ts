import type { WalletContext } from '../modules/shared/index.ts';
import { countedAddress } from './clientAddress.ts';

/**
 * Counts a request of a customer or a payer by its IP address; one with an Idempotency-Key, which may reach the
 * processor, by a lower limit too.
 *
 * @throws WalletError `rate_limited`
 */
export function limitAddress({ limiter }: WalletContext, { headers }: Request, address: string): void {
  const of = countedAddress(address);
  limiter.count({ limit: 'addressRequests', of });
  if (headers.has('idempotency-key')) limiter.count({ limit: 'addressPayments', of });
}
