import type { EntryFilter } from '@coffer/adapter';
import { capabilityMissing } from '../query/capabilityMissing.ts';
import { type MutationContext, requireWalletId } from './MutationContext.ts';

/** Downloads the CSV of the entries that match a filter, as one file. */
export async function exportEntries(
  { config }: MutationContext,
  variables: {
    walletId: string | undefined;
    filter?: EntryFilter | undefined;
    signal?: AbortSignal | undefined;
  },
): Promise<Blob> {
  const { filter = {}, signal } = variables;
  const request = { walletId: requireWalletId(variables.walletId), filter };
  const chunks: string[] = [];
  const stream = config.adapter.exportEntries?.(request, signal && { signal });
  for await (const chunk of stream ?? capabilityMissing('export')) chunks.push(chunk);
  return new Blob(chunks, { type: 'text/csv;charset=utf-8' });
}
