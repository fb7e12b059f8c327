'use client';
import { useEffect, useState } from 'react';
import { useStoreValue } from '../config/useStoreValue.ts';
import type { LowBalanceFacts, LowBalanceReport } from '../lowBalance/LowBalance.ts';
import { followLowBalanceDismissals } from '../lowBalance/lowBalanceDismissals.ts';
import { lowBalanceReport } from '../lowBalance/lowBalanceReport.ts';
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
    isPending: boolean;
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
  useStoreValue(config.store, ({ lowBalanceDismissals }) => lowBalanceDismissals[walletId ?? '']);

  const others = [forecast, autoTopUp, alertSettings];
  // A query that the backend does not offer stays pending and idle.
  const isKnown = session.data && !others.some((query) => query.isPending && query.fetchStatus !== 'idle');
  const facts = {
    balance: balance.data,
    forecast: forecast.data,
    autoTopUp: autoTopUp.data,
    alertSettings: alertSettings.data,
  };
  const report = isKnown && walletId ? lowBalanceReport(config, walletId, facts, now()) : undefined;
  useEffect(() => {
    // After a failed read it is unknown whether a concern has passed.
    if (balance.data && !others.some(({ isError }) => isError)) report?.ease();
  });
  useEffect(() => followLowBalanceDismissals(config, walletId ?? ''), [config, walletId]);
  const isReading = [session, wallets, balance, ...others].some((query) => query.isLoading);
  const [startedEmpty] = useState(!balance.data);
  return {
    ...facts,
    ...(report ?? nothing),
    isPending: !report && startedEmpty && isReading,
  };
}

const nothing: LowBalanceReport = {
  severity: 'none',
  reason: null,
  concerns: [],
  isDismissed: false,
  dismiss: () => {},
};
