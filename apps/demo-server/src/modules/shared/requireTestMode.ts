import { WalletError } from '@coffer/adapter';
import type { TestMode } from './TestMode.ts';
import type { WalletContext } from './WalletContext.ts';

/**
 * Returns the parts that only a test server has.
 *
 * @throws WalletError `capability_missing` on a production server
 */
export function requireTestMode({ testMode }: WalletContext): TestMode {
  if (testMode) return testMode;
  throw new WalletError('capability_missing', 'This server is no test server: it has real time and money.');
}
