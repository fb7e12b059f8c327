import type { AutoTopUpPreview, AutoTopUpSettings } from '@coffer/adapter';
import type { WalletConfig } from '../config/createWalletConfig.ts';
import { debounce, type WalletQueryParameters, walletQueryOptions } from './walletQueryOptions.ts';

export type AutoTopUpPreviewQueryParameters = WalletQueryParameters & {
  /** Settings to preview. While undefined nothing is read. */
  settings: AutoTopUpSettings | undefined;
  /**
   * Wait before reading, for a form that is typed in. Milliseconds.
   * @default 0
   */
  debounceMs?: number | undefined;
};

/** Returns the key of an auto top-up preview. */
export function autoTopUpPreviewQueryKey(
  config: WalletConfig,
  { walletId, settings }: Omit<AutoTopUpPreviewQueryParameters, 'debounceMs'>,
) {
  return [config.key, 'autoTopUpPreview', { walletId, settings }] as const;
}

/**
 * Reads what saving these settings would charge immediately, and at most. The preview is always stale, because the
 * balance moves.
 */
export function autoTopUpPreviewQueryOptions(
  config: WalletConfig,
  parameters: AutoTopUpPreviewQueryParameters,
) {
  const { walletId, settings, debounceMs } = parameters;
  return walletQueryOptions<AutoTopUpPreview, ReturnType<typeof autoTopUpPreviewQueryKey>>(
    autoTopUpPreviewQueryKey(config, parameters),
    walletId !== undefined &&
      settings !== undefined &&
      (async ({ signal }) => {
        await debounce(debounceMs, signal);
        return config.adapter.previewAutoTopUp?.({ walletId, settings }, { signal });
      }),
    { staleTime: 0 },
  );
}
