export type {
  DodoClient,
  DodoLedgerEntry,
  DodoLedgerEntryParameters,
  DodoPageQuery,
  DodoRequestOptions,
  DodoWallet,
} from './DodoClient.ts';
export type { DodoAdapterOptions, DodoPostParameters, DodoWalletAdapter } from './dodoAdapter.ts';
export { dodoAdapter } from './dodoAdapter.ts';
