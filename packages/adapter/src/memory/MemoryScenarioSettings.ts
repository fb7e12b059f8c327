import type { WalletErrorCode } from '../errors/WalletErrorCode.ts';
import {
  type WalletCapability,
  type WalletScope,
  walletCapabilities,
  walletScopes,
} from '../port/WalletSession.ts';
import type { MemoryScenario } from './memoryScenarios.ts';
import type { TestToken } from './testMethods.ts';

/** Settings of a scenario besides its data. */
export type MemoryScenarioSettings = {
  /** Latency of every call, in milliseconds. */
  latencyMs: number;
  /** Error code with which every call fails, or null. */
  outage: WalletErrorCode | null;
  scopes: readonly WalletScope[];
  capabilities: readonly WalletCapability[];
  /** Test payment methods of the customer, by priority. */
  tokens: readonly TestToken[];
  feePercent: number;
  taxPercent: number;
};

const defaults: MemoryScenarioSettings = {
  latencyMs: 0,
  outage: null,
  scopes: walletScopes,
  capabilities: walletCapabilities,
  tokens: ['test_success', 'test_decline', 'test_three_d_secure', 'test_bank_debit'],
  feePercent: 0,
  taxPercent: 0,
};

const overrides: Partial<Record<MemoryScenario, Partial<MemoryScenarioSettings>>> = {
  decline: { tokens: ['test_decline', 'test_success'] },
  threeDSecure: { tokens: ['test_three_d_secure', 'test_success'] },
  delayed: { tokens: ['test_bank_debit', 'test_success'] },
  pending: { tokens: ['test_bank_debit', 'test_success'] },
  empty: { tokens: [] },
  noWallets: { tokens: [] },
  feesAndTax: { feePercent: 2.9, taxPercent: 19 },
  slow: { latencyMs: 2_500 },
  loading: { latencyMs: Number.POSITIVE_INFINITY },
  offline: { outage: 'network_error' },
  error: { outage: 'internal_error' },
  sessionExpired: { outage: 'session_expired' },
  autoTopUpDeclined: { tokens: ['test_decline', 'test_success'] },
  autoTopUpPaused: { tokens: ['test_decline', 'test_success'] },
  autoTopUpRequiresAction: { tokens: ['test_three_d_secure_always', 'test_success'] },
  viewOnly: { scopes: ['view'] },
  noPermission: { scopes: [] },
  minimal: { capabilities: [], tokens: [] },
};

/** Returns the settings of a scenario. */
export function scenarioSettings(scenario: MemoryScenario): MemoryScenarioSettings {
  return { ...defaults, ...overrides[scenario] };
}
