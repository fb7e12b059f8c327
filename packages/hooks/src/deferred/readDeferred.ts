import type { CallOptions, WalletAdapter } from '@coffer/adapter';
import type { QueryClient, QueryKey } from '@tanstack/react-query';
import { isFinalTopUp } from '../topUp/isFinalTopUp.ts';
import type { DeferredReads, Known } from './DeferredReads.ts';

type Reads = {
  [Name in keyof DeferredReads]: (
    adapter: WalletAdapter,
    parameters: Known<DeferredReads[Name]['parameters']>,
    options: CallOptions,
    held: () => DeferredReads[Name]['data'] | undefined,
  ) => Promise<DeferredReads[Name]['data'] | undefined> | undefined;
};

const reads: Reads = {
  alertSettings: (adapter, wallet, options) => adapter.getAlertSettings?.(wallet, options),
  analytics: (adapter, days, options) => adapter.getAnalytics?.(days, options),
  autoTopUp: (adapter, wallet, options) => adapter.getAutoTopUp?.(wallet, options),
  autoTopUpPreview: (adapter, rule, options) => adapter.previewAutoTopUp?.(rule, options),
  forecast: (adapter, wallet, options) => adapter.getForecast?.(wallet, options),
  grants: (adapter, wallet, options) => adapter.listGrants?.(wallet, options),
  receipt: (adapter, entry, options) => adapter.getReceipt?.(entry, options),
  async topUp(adapter, topUp, options, held) {
    const read = await adapter.getTopUp?.(topUp, options);
    const before = held();
    // What is final stays so, whatever an answer overtaken on its way says.
    return before && read && isFinalTopUp(before) && !isFinalTopUp(read) ? before : read;
  },
  topUpQuote: (adapter, topUp, options) => adapter.createQuote?.(topUp, options),
};

/** Asks the adapter for what the first screen does not show. Undefined where it has no such method. */
export function readDeferred<Name extends keyof DeferredReads>(
  name: Name,
  adapter: WalletAdapter,
  parameters: Known<DeferredReads[Name]['parameters']>,
  { client, queryKey, signal }: { client: QueryClient; queryKey: QueryKey; signal: AbortSignal },
): Promise<DeferredReads[Name]['data'] | undefined> | undefined {
  return reads[name](adapter, parameters, { signal }, () => client.getQueryData(queryKey));
}
