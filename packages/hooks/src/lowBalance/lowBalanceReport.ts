import type { WalletConfig } from '../config/createWalletConfig.ts';
import type { LowBalanceFacts, LowBalanceReport } from './LowBalance.ts';
import { lowBalanceConcerns } from './lowBalanceConcerns.ts';
import {
  dismissLowBalance,
  easeLowBalanceDismissals,
  isDismissed,
  lowBalanceDismissals,
} from './lowBalanceDismissals.ts';

/** What to tell the customer of a wallet now, without what was dismissed. */
export function lowBalanceReport(
  config: WalletConfig,
  walletId: string,
  facts: LowBalanceFacts,
  now: Date,
): LowBalanceReport & { ease: () => void } {
  const all = lowBalanceConcerns(facts, now);
  const dismissals = lowBalanceDismissals(config, walletId);
  const concerns = all.filter((concern) => !isDismissed(dismissals, concern));
  return {
    severity: concerns[0]?.severity ?? 'none',
    reason: concerns[0]?.reason ?? null,
    concerns,
    isDismissed: all.length > 0 && concerns.length === 0,
    dismiss: () => dismissLowBalance(config, walletId, concerns),
    ease: () => easeLowBalanceDismissals(config, walletId, all),
  };
}
