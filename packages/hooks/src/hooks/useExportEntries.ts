'use client';
import type { EntryFilter, WalletError } from '@coffer/adapter';
import type { UseMutationResult } from '@tanstack/react-query';
import { type MutationContext, requireWalletId } from '../mutations/MutationContext.ts';
import { capabilityMissing } from '../query/capabilityMissing.ts';
import { useCapability } from './useCapability.ts';
import { useWalletId } from './useWalletId.ts';
import { useWalletMutation } from './useWalletMutation.ts';

export type UseExportEntriesParameters = {
  /** @default the selected wallet, else the first active one */
  walletId?: string | undefined;
};

export type UseExportEntriesVariables = {
  /** Entries to export, as given to `useEntries`. @default all */
  filter?: EntryFilter | undefined;
  /** Stops the download, which then rejects with the signal's reason. */
  signal?: AbortSignal | undefined;
};

export type UseExportEntriesReturnType = UseMutationResult<Blob, WalletError, UseExportEntriesVariables> & {
  /** Whether the backend has the capability `export`. */
  isOffered: boolean;
  /** Downloads all entries that match the filter, loaded or not, as one CSV file. Rejects with `WalletError`. */
  download: (variables?: UseExportEntriesVariables) => Promise<Blob>;
};

/** Exports the entries that match a filter as CSV, as the server writes it. Needs the capability `export`. */
export function useExportEntries(parameters: UseExportEntriesParameters = {}): UseExportEntriesReturnType {
  const walletId = useWalletId(parameters.walletId);
  const isOffered = useCapability('export');
  const exporting = useWalletMutation((context, variables: UseExportEntriesVariables) =>
    exportEntries(context, walletId, variables),
  );
  return { ...exporting, isOffered, download: (variables = {}) => exporting.mutateAsync(variables) };
}

async function exportEntries(
  { config }: MutationContext,
  walletId: string | undefined,
  { filter = {}, signal }: UseExportEntriesVariables,
): Promise<Blob> {
  const request = { walletId: requireWalletId(walletId), filter };
  const chunks: string[] = [];
  const stream = config.adapter.exportEntries?.(request, signal && { signal });
  for await (const chunk of stream ?? capabilityMissing('export')) chunks.push(chunk);
  return new Blob(chunks, { type: 'text/csv;charset=utf-8' });
}
