export type {
  DodoClient,
  DodoLedgerEntry,
  DodoLedgerEntryParameters,
  DodoPageQuery,
  DodoRequestOptions,
  DodoWallet,
} from './DodoClient.ts';
export type { DodoAdapterOptions, DodoWalletAdapter } from './dodoAdapter.ts';
export { dodoAdapter } from './dodoAdapter.ts';
export type { DodoPostParameters } from './postDodoEntry.ts';
