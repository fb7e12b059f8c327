import type { WalletErrorCode } from '../errors/WalletErrorCode.ts';
import {
  type WalletCapability,
  type WalletScope,
  walletCapabilities,
  walletScopes,
} from '../port/WalletSession.ts';
import type { MemoryScenario } from './memoryScenarios.ts';
import type { TestToken } from './testMethods.ts';

/** What a scenario is made of, beside its data. */
export type MemoryScenarioSettings = {
  latencyMs: number;
  outage: WalletErrorCode | null;
  scopes: readonly WalletScope[];
  capabilities: readonly WalletCapability[];
  /** Saved methods, the first in priority first. */
  tokens: readonly TestToken[];
  feePercent: number;
  taxPercent: number;
};

const usual: MemoryScenarioSettings = {
  latencyMs: 0,
  outage: null,
  scopes: walletScopes,
  capabilities: walletCapabilities,
  tokens: ['test_success', 'test_decline', 'test_three_d_secure', 'test_bank_debit'],
  feePercent: 0,
  taxPercent: 0,
};

const unusual: Partial<Record<MemoryScenario, Partial<MemoryScenarioSettings>>> = {
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

/** What a scenario is made of, beside its data. */
export function scenarioSettings(scenario: MemoryScenario): MemoryScenarioSettings {
  return { ...usual, ...unusual[scenario] };
}
