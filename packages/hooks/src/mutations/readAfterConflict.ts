import type { QueryClient, QueryKey } from '@tanstack/react-query';
import { firstPart } from '../deferred/firstPart.ts';

/** Saves; where somebody else had saved meanwhile, reads what holds before it rejects, so that both are known. */
export async function readAfterConflict<Saved>(
  queryClient: QueryClient,
  queryKey: QueryKey,
  save: () => Promise<Saved>,
): Promise<Saved> {
  try {
    const saved = await save();
    // A reading under way may tell what stood before.
    await queryClient.cancelQueries({ queryKey });
    queryClient.setQueryData(queryKey, saved);
    return saved;
  } catch (error) {
    const isConflict = error instanceof firstPart.WalletError && error.code === 'version_conflict';
    if (isConflict) await queryClient.invalidateQueries({ queryKey, refetchType: 'all' });
    throw error;
  }
}
