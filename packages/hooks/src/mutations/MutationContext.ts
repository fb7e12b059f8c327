import { WalletError } from '@coffer/adapter';
import type { QueryClient, QueryKey } from '@tanstack/react-query';
import type { WalletConfig } from '../config/createWalletConfig.ts';

/** Config and query client that a mutation works on. */
export type MutationContext = { config: WalletConfig; queryClient: QueryClient };

/**
 * Returns the id of a wallet.
 *
 * @throws WalletError `not_found` while there is no wallet, or none is known yet.
 */
export function requireWalletId(walletId: string | undefined): string {
  if (walletId !== undefined) return walletId;
  throw new WalletError('not_found', 'There is no wallet to change. Wait until useWalletId() returns one.');
}

/** Saves. If someone else saved first, reads the current version before it rejects, so that both are known. */
export async function saveOrReadConflict<Saved>(
  queryClient: QueryClient,
  queryKey: QueryKey,
  save: () => Promise<Saved>,
): Promise<Saved> {
  try {
    const saved = await save();
    // A read in flight may respond with the version from before.
    await queryClient.cancelQueries({ queryKey });
    queryClient.setQueryData(queryKey, saved);
    return saved;
  } catch (error) {
    const isConflict = error instanceof WalletError && error.code === 'version_conflict';
    if (isConflict) await queryClient.invalidateQueries({ queryKey, refetchType: 'all' });
    throw error;
  }
}
