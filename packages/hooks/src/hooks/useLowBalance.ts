'use client';
import { useEffect, useState } from 'react';
import { useLazyPart } from '../config/useLazyPart.ts';
import { useStoreValue } from '../config/useStoreValue.ts';
import { deferred } from '../deferred/deferred.ts';
import type { LowBalanceFacts, LowBalanceReport } from '../lowBalance/LowBalance.ts';
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
     * Whether what it rests on is still being read, so that there may be something to tell in a moment. False from the
     * start where there was a balance to start with.
     */
    isPending: boolean;
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
  const wallets = useWallets();
  const balance = useBalance({ walletId });
  const forecast = useForecast({ walletId });
  const autoTopUp = useAutoTopUp({ walletId });
  const alertSettings = useAlertSettings({ walletId });
  const parts = useLazyPart(deferred);
  useStoreValue(config.store, ({ lowBalanceDismissals }) => lowBalanceDismissals[walletId ?? '']);

  const others = [forecast, autoTopUp, alertSettings];
  // What the backend does not offer stays pending, and is not being fetched.
  const isKnown = session.data && !others.some((query) => query.isPending && query.fetchStatus !== 'idle');
  const facts = {
    balance: balance.data,
    forecast: forecast.data,
    autoTopUp: autoTopUp.data,
    alertSettings: alertSettings.data,
  };
  const report = isKnown && walletId ? parts?.lowBalanceReport(config, walletId, facts, now()) : undefined;
  useEffect(() => {
    // What could not be read has not passed.
    if (balance.data && !others.some(({ isError }) => isError)) report?.ease();
  });
  useEffect(() => parts?.followLowBalanceDismissals(config, walletId ?? ''), [parts, config, walletId]);
  const isReading = [session, wallets, balance, ...others].some((query) => query.isLoading);
  // A page that starts with a balance, as one from a server does, is not kept back for what reckons with it.
  const [startedEmpty] = useState(!balance.data);
  return {
    ...facts,
    ...(report ?? nothing),
    isPending: !report && startedEmpty && (isReading || !parts),
  };
}

const nothing: LowBalanceReport = {
  severity: 'none',
  reason: null,
  concerns: [],
  isDismissed: false,
  dismiss: () => {},
};
