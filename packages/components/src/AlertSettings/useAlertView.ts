'use client';
import type { AlertSettings } from '@coffer/adapter';
import { useAlertSettings } from '@coffer/hooks';
import { type SettingView, useSettingView } from '../internal/useSettingView.ts';

/** A wallet's alert, and whether it may be changed; or why there is none to show. */
export type AlertView = SettingView<AlertSettings>;

export function useAlertView(walletId: string | undefined): AlertView {
  return useSettingView(walletId, 'alerts', useAlertSettings({ walletId }));
}
