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
  /** What might be saved; nothing is asked while there is none. */
  settings: AutoTopUpSettings | null | undefined;
  /**
   * Waits so long for other settings before asking, for a form that is typed in. Milliseconds.
   * @default 0
   */
  debounceMs?: number | undefined;
};

export type UseAutoTopUpPreviewReturnType = UseQueryResult<AutoTopUpPreview, WalletError>;

/** What saving a rule would charge at once, and at most, reckoned by the server. Capability `autoTopUp`. */
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
