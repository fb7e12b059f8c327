import { entriesCsv } from '../port/entriesCsv.ts';
import { matchesFilter } from '../port/matchesFilter.ts';
import type { CallOptions, WalletAdapter, WriteOptions } from '../port/WalletAdapter.ts';
import type { WalletBalance } from '../port/WalletBalance.ts';
import type { DodoClient } from './DodoClient.ts';
import { dodoCall } from './dodoCall.ts';
import { currencyOfWallet, dodoWalletId, missingWallet } from './dodoWalletId.ts';
import { everyDodoEntry } from './everyDodoEntry.ts';
import { listDodoEntries } from './listDodoEntries.ts';
import { type DodoPostParameters, postDodoEntry } from './postDodoEntry.ts';
import { pageSize, type ReadPage } from './ReadPage.ts';
import { readDodoBalance } from './readDodoBalance.ts';

/** What `dodoAdapter` is bound to. */
export type DodoAdapterOptions = {
  /** The official SDK's client, made with your secret key. It stays on your server. */
  client: DodoClient;
  /** Whose wallets these are: `cus_…`. */
  customerId: string;
  /** Who the customer pays, as the kit shows it. */
  merchant: { name: string };
};

/** A customer's wallets at Dodo Payments, and your own writing to them. */
export type DodoWalletAdapter = Required<
  Pick<WalletAdapter, 'getSession' | 'listWallets' | 'getBalance' | 'listEntries' | 'exportEntries'>
> & {
  /**
   * Adds funds, or takes them where the amount is negative, and answers the balance after it. For your backend:
   * no route of `createWalletHandler` leads here. The vendor refuses a key that was used before whatever comes
   * with it; that counts as done by the earlier call, and `onReplayed` is told.
   */
  post(parameters: DodoPostParameters, options: WriteOptions): Promise<WalletBalance>;
};

/**
 * The wallets of one Dodo Payments customer as a `WalletAdapter`. It offers what that vendor does, balance and
 * entries, and their export; amounts stay whole minor units both ways.
 *
 * @example
 * const client = new DodoPayments({ bearerToken: process.env.DODO_PAYMENTS_API_KEY });
 * dodoAdapter({ client, customerId: 'cus_…', merchant: { name: 'Nimbus' } });
 */
export function dodoAdapter({ client, customerId, merchant }: DodoAdapterOptions): DodoWalletAdapter {
  const { wallets } = client.customers;

  const listOwn = async (options: CallOptions | undefined) => {
    const { items } = await dodoCall(options, (sent) => wallets.list(customerId, sent));
    return [...items].sort((one, other) => Date.parse(one.created_at) - Date.parse(other.created_at));
  };

  const pagesOf =
    (walletId: string, options: CallOptions | undefined): ReadPage =>
    async (page) => {
      const query = {
        currency: currencyOfWallet(customerId, walletId),
        page_number: page,
        page_size: pageSize,
      };
      return (await dodoCall(options, (sent) => wallets.ledgerEntries.list(customerId, query, sent))).items;
    };

  /** The vendor lists no entries of a wallet that is not there, instead of saying so. */
  const requireWallet = async (walletId: string, options: CallOptions | undefined) => {
    const currency = currencyOfWallet(customerId, walletId);
    const wallet = (await listOwn(options)).find((one) => one.currency === currency);
    if (!wallet) throw missingWallet();
    return wallet;
  };

  const getBalance = (walletId: string, options: CallOptions | undefined) =>
    readDodoBalance(walletId, {
      readWallet: () => requireWallet(walletId, options),
      readPage: pagesOf(walletId, options),
    });

  return {
    async getSession(options) {
      const { name } = await dodoCall(options, (sent) => client.customers.retrieve(customerId, sent));
      return {
        merchant,
        customer: { id: customerId, name },
        capabilities: ['export'],
        scopes: ['view'],
        topUp: [],
        paymentMethodSetup: null,
      };
    },
    async listWallets(options) {
      return (await listOwn(options)).map(({ currency, created_at: createdAt }) => ({
        id: dodoWalletId(customerId, currency),
        customerId,
        currency,
        status: 'active',
        createdAt: new Date(createdAt).toISOString(),
      }));
    },
    getBalance: async ({ walletId }, options) => getBalance(walletId, options),
    async listEntries(parameters, options) {
      const { walletId } = parameters;
      const [page] = await Promise.all([
        listDodoEntries(pagesOf(walletId, options), parameters),
        requireWallet(walletId, options),
      ]);
      return page;
    },
    async *exportEntries({ walletId, filter = {} }, options) {
      await requireWallet(walletId, options);
      const matching = [];
      for await (const { entry } of everyDodoEntry(pagesOf(walletId, options), walletId)) {
        if (matchesFilter(entry, filter)) matching.push(entry);
      }
      yield* entriesCsv(matching.reverse());
    },
    async post(parameters, options) {
      const currency = currencyOfWallet(customerId, parameters.walletId);
      await postDodoEntry({ client, customerId, currency }, parameters, options);
      return getBalance(parameters.walletId, options);
    },
  };
}
