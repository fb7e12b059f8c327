import type { AutoTopUpSettings } from '@coffer/adapter';
import type { WalletConfig } from '../config/createWalletConfig.ts';
import { type DeferredQueryKey, deferredQueryOptions } from './deferredQueryOptions.ts';
import type { WalletQueryParameters } from './WalletQueryParameters.ts';

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
  { walletId, settings }: Omit<AutoTopUpPreviewQueryParameters, 'debounceMs'>,
): DeferredQueryKey<'autoTopUpPreview'> {
  return [config.key, 'autoTopUpPreview', { walletId, settings }];
}

/** Asks the server what saving a rule would charge at once, and at most. Never kept: the balance moves. */
export function autoTopUpPreviewQueryOptions(
  config: WalletConfig,
  parameters: AutoTopUpPreviewQueryParameters,
) {
  const key = autoTopUpPreviewQueryKey(config, parameters);
  return deferredQueryOptions(key, config, { staleTime: 0 }, parameters.debounceMs);
}
