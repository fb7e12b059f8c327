import type { EntryFilter } from '@coffer/adapter';
import { firstPart } from '../deferred/firstPart.ts';
import type { WalletCall } from '../deferred/WalletCall.ts';
import { knownWalletId } from './knownWalletId.ts';

/** Gathers the CSV of a filter's entries, piece by piece, into one file. */
export async function exportEntries(
  { config }: WalletCall,
  variables: {
    walletId: string | undefined;
    filter?: EntryFilter | undefined;
    signal?: AbortSignal | undefined;
  },
): Promise<Blob> {
  const { filter = {}, signal } = variables;
  const request = { walletId: knownWalletId(variables.walletId), filter };
  const pieces: string[] = [];
  const exported = config.adapter.exportEntries?.(request, signal && { signal });
  for await (const piece of exported ?? firstPart.capabilityMissing('export')) pieces.push(piece);
  return new Blob(pieces, { type: 'text/csv;charset=utf-8' });
}
