'use client';
import type { AutoTopUpPreview, AutoTopUpSettings, WalletError } from '@coffer/adapter';
import type { UseQueryResult } from '@tanstack/react-query';
import { autoTopUpPreviewQueryOptions } from '../query/autoTopUpPreviewQueryOptions.ts';
import { useCapabilityQuery } from './useCapabilityQuery.ts';
import { useWalletConfig } from './useWalletConfig.ts';
import { useWalletId } from './useWalletId.ts';

export type UseAutoTopUpPreviewParameters = {
  /** @default the selected wallet, else the first active one */
  walletId?: string | undefined;
  /** Settings to preview. While null or undefined nothing is read. */
  settings: AutoTopUpSettings | null | undefined;
  /**
   * Wait before reading, for a form that is typed in. Milliseconds.
   * @default 0
   */
  debounceMs?: number | undefined;
};

export type UseAutoTopUpPreviewReturnType = UseQueryResult<AutoTopUpPreview, WalletError>;

/**
 * Reads what saving these settings would charge immediately, and at most. The server calculates both. Needs the
 * capability `autoTopUp`.
 */
export function useAutoTopUpPreview(
  parameters: UseAutoTopUpPreviewParameters,
): UseAutoTopUpPreviewReturnType {
  const config = useWalletConfig();
  const walletId = useWalletId(parameters.walletId);
  return useCapabilityQuery(
    'autoTopUp',
    autoTopUpPreviewQueryOptions(config, {
      walletId,
      settings: parameters.settings ?? undefined,
      debounceMs: parameters.debounceMs,
    }),
  );
}
