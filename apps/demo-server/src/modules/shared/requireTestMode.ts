import { WalletError } from '@coffer/adapter';
import type { TestMode } from './TestMode.ts';
import type { WalletContext } from './WalletContext.ts';

/** What only a test server does. @throws WalletError `capability_missing` on a real one */
export function requireTestMode({ testMode }: WalletContext): TestMode {
  if (testMode) return testMode;
  throw new WalletError('capability_missing', 'This server is no test server: it has real time and money.');
}
