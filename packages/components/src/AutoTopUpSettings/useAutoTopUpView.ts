'use client';
import type { AutoTopUp, TopUpSettings } from '@coffer/adapter';
import { useAutoTopUp } from '@coffer/hooks';
import { type ReadySetting, type SettingView, useSettingView } from '../internal/useSettingView.ts';

/** A wallet's rule with its limits, or the reason why there is none to show. */
export type AutoTopUpView =
  | Exclude<SettingView<AutoTopUp>, ReadySetting<AutoTopUp>>
  | { state: 'noCurrency'; currency: string; merchant: string }
  | ReadyAutoTopUp;

export type ReadyAutoTopUp = {
  state: 'ready';
  rule: AutoTopUp;
  limits: TopUpSettings;
  merchant: string;
  /** Whether this session may change the rule. */
  isManager: boolean;
  isFrozen: boolean;
};

/** Combines what the widget needs before it can show the rule of a wallet. */
export function useAutoTopUpView(walletId: string | undefined): AutoTopUpView {
  const view = useSettingView(walletId, 'autoTopUp', useAutoTopUp({ walletId }));
  if (view.state !== 'ready') return view;
  const { saved: rule, wallet, status, session, isManager } = view;
  const merchant = session.merchant.name;
  const limits = session.topUp.find(({ currency }) => currency === wallet.currency);
  if (!limits) return { state: 'noCurrency', currency: wallet.currency, merchant };
  return { state: 'ready', rule, limits, merchant, isManager, isFrozen: status === 'frozen' };
}
