'use client';
import type { EntryFilter, WalletError } from '@coffer/adapter';
import type { UseMutationResult } from '@tanstack/react-query';
import { exportEntries } from '../mutations/exportEntries.ts';
import { useCapability } from './useCapability.ts';
import { useWalletId } from './useWalletId.ts';
import { useWalletMutation } from './useWalletMutation.ts';

export type UseExportEntriesParameters = {
  /** @default the selected wallet, else the first active one */
  walletId?: string | undefined;
};

export type UseExportEntriesVariables = {
  /** Which entries, as given to `useEntries`. @default all */
  filter?: EntryFilter | undefined;
  /** Stops it; it then rejects with the signal's reason. */
  signal?: AbortSignal | undefined;
};

export type UseExportEntriesReturnType = UseMutationResult<Blob, WalletError, UseExportEntriesVariables> & {
  /** Whether the backend offers it. */
  isOffered: boolean;
  /** All entries of a filter, loaded or not, as a CSV file. Rejects with `WalletError`. */
  download: (variables?: UseExportEntriesVariables) => Promise<Blob>;
};

/** Exports exactly the entries of a filter, as the server writes them. Capability `export`. */
export function useExportEntries(parameters: UseExportEntriesParameters = {}): UseExportEntriesReturnType {
  const walletId = useWalletId(parameters.walletId);
  const isOffered = useCapability('export');
  const exporting = useWalletMutation((context, variables: UseExportEntriesVariables) =>
    exportEntries(context, { walletId, ...variables }),
  );
  return { ...exporting, isOffered, download: (variables = {}) => exporting.mutateAsync(variables) };
}
