import type { AutoTopUpPreview, AutoTopUpSettings } from '@coffer/adapter';
import type { WalletConfig } from '../config/createWalletConfig.ts';
import { debounced } from './debounced.ts';
import type { WalletQueryParameters } from './WalletQueryParameters.ts';
import { walletQueryOptions } from './walletQueryOptions.ts';

export type AutoTopUpPreviewQueryParameters = WalletQueryParameters & {
  /** What might be saved. While undefined nothing is asked. */
  settings: AutoTopUpSettings | undefined;
  /**
   * Waits so long for other settings before asking, for a form that is typed in. Milliseconds.
   * @default 0
   */
  debounceMs?: number | undefined;
};

/** Key of what saving a rule would mean. */
export function autoTopUpPreviewQueryKey(
  config: WalletConfig,
  { walletId, settings }: Pick<AutoTopUpPreviewQueryParameters, 'walletId' | 'settings'>,
) {
  return [config.key, 'autoTopUpPreview', { walletId, settings }] as const;
}

/** Asks the server what saving a rule would charge at once, and at most. Never kept: the balance moves. */
export function autoTopUpPreviewQueryOptions(
  config: WalletConfig,
  parameters: AutoTopUpPreviewQueryParameters,
) {
  const { walletId, settings, debounceMs } = parameters;
  return {
    ...walletQueryOptions<AutoTopUpPreview, ReturnType<typeof autoTopUpPreviewQueryKey>>(
      autoTopUpPreviewQueryKey(config, parameters),
      walletId !== undefined &&
        settings !== undefined &&
        (({ signal }) =>
          debounced(debounceMs, signal, () =>
            config.adapter.previewAutoTopUp?.({ walletId, settings }, { signal }),
          )),
    ),
    staleTime: 0,
  };
}
