'use client';
import type { AutoTopUpPreview, AutoTopUpSettings, WalletError } from '@coffer/adapter';
import type { UseQueryResult } from '@tanstack/react-query';
import {
  type autoTopUpPreviewQueryKey,
  autoTopUpPreviewQueryOptions,
} from '../query/autoTopUpPreviewQueryOptions.ts';
import { useCapabilityQuery } from './useCapabilityQuery.ts';
import { useWalletConfig } from './useWalletConfig.ts';
import { useWalletId } from './useWalletId.ts';
import type { WalletQueryOptions } from './useWalletQuery.ts';

export type UseAutoTopUpPreviewParameters<Selected = AutoTopUpPreview> = {
  /** @default the selected wallet, else the first active one */
  walletId?: string | undefined;
  /** Settings to preview. While null or undefined nothing is read. */
  settings: AutoTopUpSettings | null | undefined;
  /**
   * Wait before reading, for a form that is typed in. Milliseconds.
   * @default 0
   */
  debounceMs?: number | undefined;
  /** Options of TanStack Query, such as `select`, which sets the type of `data`, or `refetchInterval`. */
  query?:
    | WalletQueryOptions<AutoTopUpPreview, ReturnType<typeof autoTopUpPreviewQueryKey>, Selected>
    | undefined;
};

export type UseAutoTopUpPreviewReturnType<Selected = AutoTopUpPreview> = UseQueryResult<
  Selected,
  WalletError
>;

/**
 * Reads what saving these settings would charge immediately, and at most. The server calculates both. Needs the
 * capability `autoTopUp`.
 */
export function useAutoTopUpPreview<Selected = AutoTopUpPreview>(
  parameters: UseAutoTopUpPreviewParameters<Selected>,
): UseAutoTopUpPreviewReturnType<NoInfer<Selected>> {
  const config = useWalletConfig();
  const walletId = useWalletId(parameters.walletId);
  return useCapabilityQuery(
    'autoTopUp',
    autoTopUpPreviewQueryOptions(config, {
      walletId,
      settings: parameters.settings ?? undefined,
      debounceMs: parameters.debounceMs,
    }),
    parameters.query,
  );
}
