'use client';
import { useEffect } from 'react';
import { useStoreValue } from '../config/useStoreValue.ts';
import { useDeferredParts } from '../deferred/useDeferredParts.ts';
import type {
  LowBalanceConcern,
  LowBalanceFacts,
  LowBalanceReason,
  LowBalanceSeverity,
} from '../lowBalance/LowBalance.ts';
import { useAlertSettings } from './useAlertSettings.ts';
import { useAutoTopUp } from './useAutoTopUp.ts';
import { useBalance } from './useBalance.ts';
import { useForecast } from './useForecast.ts';
import { useWalletConfig } from './useWalletConfig.ts';
import { useWalletId } from './useWalletId.ts';
import { useWalletLocale } from './useWalletLocale.ts';
import { useWalletSession } from './useWalletSession.ts';

export type UseLowBalanceParameters = {
  /** @default the selected wallet, else the first active one */
  walletId?: string | undefined;
};

export type UseLowBalanceReturnType = LowBalanceFacts & {
  /** Of the gravest concern that was not dismissed; `none` also until all is known that it rests on. */
  severity: LowBalanceSeverity;
  /** Of that concern. */
  reason: LowBalanceReason | null;
  /** All that were not dismissed, the gravest first. */
  concerns: readonly LowBalanceConcern[];
  /** Whether there was something to tell, and the customer dismissed it. */
  isDismissed: boolean;
  /** Hides what is told now, until it comes anew or grows graver. Kept across reloads. */
  dismiss: () => void;
};

/**
 * What the customer should know about a wallet before it runs dry: from its balance, the forecast, the
 * alert's threshold, the state of auto top-up and the next expiry, as far as the backend offers them.
 */
export function useLowBalance(parameters: UseLowBalanceParameters = {}): UseLowBalanceReturnType {
  const config = useWalletConfig();
  const { now } = useWalletLocale();
  const walletId = useWalletId(parameters.walletId);
  const session = useWalletSession();
  const balance = useBalance({ walletId });
  const others = [
    useForecast({ walletId }),
    useAutoTopUp({ walletId }),
    useAlertSettings({ walletId }),
  ] as const;
  const [{ data: forecast }, { data: autoTopUp }, { data: alertSettings }] = others;
  const facts = { balance: balance.data, forecast, autoTopUp, alertSettings };
  const isKnown = session.isSuccess && balance.isSuccess && others.every(isReadOrNotOffered);
  const parts = useDeferredParts();
  useStoreValue(config.store, ({ lowBalanceDismissals }) => lowBalanceDismissals[walletId ?? '']);
  const all = (isKnown && parts?.lowBalanceConcerns(facts, now())) || [];
  const dismissed = (walletId !== undefined && parts?.lowBalanceDismissals(config, walletId)) || {};
  const concerns = all.filter((concern) => !parts?.isDismissed(dismissed, concern));

  useEffect(() => {
    // What could not be read has not passed.
    if (!isKnown || others.some(({ isError }) => isError) || walletId === undefined) return;
    parts?.easeLowBalanceDismissals(config, walletId, all);
  });
  return {
    ...facts,
    severity: concerns[0]?.severity ?? 'none',
    reason: concerns[0]?.reason ?? null,
    concerns,
    isDismissed: all.length > 0 && concerns.length === 0,
    dismiss: () => {
      if (walletId !== undefined) parts?.dismissLowBalance(config, walletId, concerns);
    },
  };
}

function isReadOrNotOffered(query: { data: unknown; isPending: boolean; fetchStatus: string }): boolean {
  return query.data !== undefined || !query.isPending || query.fetchStatus === 'idle';
}
