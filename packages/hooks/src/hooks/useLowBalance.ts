'use client';
import { useEffect, useState } from 'react';
import type { WalletConfig } from '../config/createWalletConfig.ts';
import { useStoreValue } from '../config/useStoreValue.ts';
import type { LowBalanceConcern, LowBalanceFacts, LowBalanceReport } from '../lowBalance/LowBalance.ts';
import { lowBalanceConcerns } from '../lowBalance/lowBalanceConcerns.ts';
import {
  dismissLowBalance,
  followLowBalanceDismissals,
  isDismissed,
  lowBalanceDismissals,
  updateLowBalanceDismissals,
} from '../lowBalance/lowBalanceDismissals.ts';
import { useAlertSettings } from './useAlertSettings.ts';
import { useAutoTopUp } from './useAutoTopUp.ts';
import { useBalance } from './useBalance.ts';
import { useForecast } from './useForecast.ts';
import { useWalletConfig } from './useWalletConfig.ts';
import { useWalletId } from './useWalletId.ts';
import { useWalletLocale } from './useWalletLocale.ts';
import { useWalletSession } from './useWalletSession.ts';
import { useWallets } from './useWallets.ts';

export type UseLowBalanceParameters = {
  /** @default the selected wallet, else the first active one */
  walletId?: string | undefined;
};

export type UseLowBalanceReturnType = LowBalanceFacts &
  LowBalanceReport & {
    /**
     * True while the data is being read and there may be something to report in a moment. False from the start if
     * the page started with a balance, as a page from a server does.
     */
    isLoading: boolean;
  };

/**
 * Reports what the customer should know before a wallet runs out. It uses the balance, the forecast, the alert
 * threshold, the status of auto top-up and the next expiry, as far as the backend offers them.
 */
export function useLowBalance(parameters: UseLowBalanceParameters = {}): UseLowBalanceReturnType {
  const config = useWalletConfig();
  const { now } = useWalletLocale();
  const walletId = useWalletId(parameters.walletId);
  const session = useWalletSession();
  const wallets = useWallets();
  const balance = useBalance({ walletId });
  const forecast = useForecast({ walletId });
  const autoTopUp = useAutoTopUp({ walletId });
  const alertSettings = useAlertSettings({ walletId });
  // Re-renders when the dismissals of this wallet change.
  useStoreValue(config.store, ({ lowBalanceDismissals: dismissals }) =>
    walletId === undefined ? undefined : dismissals[walletId],
  );

  const others = [forecast, autoTopUp, alertSettings];
  // A query that the backend does not offer stays pending and idle.
  const isKnown = session.data && !others.some((query) => query.isPending && query.fetchStatus !== 'idle');
  const facts = {
    balance: balance.data,
    forecast: forecast.data,
    autoTopUp: autoTopUp.data,
    alertSettings: alertSettings.data,
  };
  const all = isKnown && walletId ? lowBalanceConcerns(facts, now()) : undefined;
  useEffect(() => {
    // After a failed read it is unknown whether a concern has passed.
    const hasFailed = others.some(({ isError }) => isError);
    if (all && walletId && balance.data && !hasFailed) updateLowBalanceDismissals(config, walletId, all);
  });
  useEffect(() => {
    return walletId === undefined ? undefined : followLowBalanceDismissals(config, walletId);
  }, [config, walletId]);
  const isReading = [session, wallets, balance, ...others].some((query) => query.isLoading);
  const [startedEmpty] = useState(!balance.data);
  return {
    ...facts,
    ...lowBalanceReport(config, walletId, all ?? []),
    isLoading: !all && startedEmpty && isReading,
  };
}

function lowBalanceReport(
  config: WalletConfig,
  walletId: string | undefined,
  all: readonly LowBalanceConcern[],
): LowBalanceReport {
  const dismissals = walletId === undefined ? {} : lowBalanceDismissals(config, walletId);
  const concerns = all.filter((concern) => !isDismissed(dismissals, concern));
  return {
    severity: concerns[0]?.severity ?? 'none',
    reason: concerns[0]?.reason ?? null,
    concerns,
    isDismissed: all.length > 0 && concerns.length === 0,
    dismiss: () => {
      if (walletId !== undefined) dismissLowBalance(config, walletId, concerns);
    },
  };
}
