import { WalletError } from '../errors/WalletError.ts';
import { isCurrency } from '../money/minorUnits.ts';
import { entriesCsv } from '../port/entriesCsv.ts';
import { matchesFilter } from '../port/matchesFilter.ts';
import type { CallOptions, WalletAdapter, WriteOptions } from '../port/WalletAdapter.ts';
import type { WalletBalance } from '../port/WalletBalance.ts';
import type { DodoClient } from './DodoClient.ts';
import { dodoCall } from './dodoCall.ts';
import { listDodoEntries, numberedEntries, pageSize, type ReadPage } from './listDodoEntries.ts';
import { type DodoPostParameters, postDodoEntry } from './postDodoEntry.ts';
import { readDodoBalance } from './readDodoBalance.ts';

/** Options of `dodoAdapter`. */
export type DodoAdapterOptions = {
  /** Client of the official SDK with your secret key. Keep it on your server. */
  client: DodoClient;
  /** Id of the customer who owns the wallets: `cus_…`. */
  customerId: string;
  /** Merchant, as the kit shows it to the customer. */
  merchant: { name: string };
};

/** Wallets of a customer at Dodo Payments, and `post` to credit and debit them. */
export type DodoWalletAdapter = Required<
  Pick<WalletAdapter, 'getSession' | 'listWallets' | 'getBalance' | 'listEntries' | 'exportEntries'>
> & {
  /**
   * Credits a wallet, or debits it if the amount is negative, and returns the balance afterwards. For your backend only:
   * no route of `createWalletHandler` calls it. The vendor rejects a key that was used before, whatever the request; the
   * method treats that as done by the earlier call and calls `onReplayed`.
   */
  post(parameters: DodoPostParameters, options: WriteOptions): Promise<WalletBalance>;
};

/**
 * Connects the wallets of one Dodo Payments customer. The adapter has balance, entries and export, as the vendor does.
 * Amounts are integers in minor units in both directions.
 *
 * @example
 * const client = new DodoPayments({ bearerToken: process.env.DODO_PAYMENTS_API_KEY });
 * dodoAdapter({ client, customerId: 'cus_…', merchant: { name: 'Nimbus' } });
 */
export function dodoAdapter({ client, customerId, merchant }: DodoAdapterOptions): DodoWalletAdapter {
  const { wallets } = client.customers;

  const listSorted = async (options: CallOptions | undefined) => {
    const { items } = await dodoCall(options, (sdkOptions) => wallets.list(customerId, sdkOptions));
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
      return (
        await dodoCall(options, (sdkOptions) => wallets.ledgerEntries.list(customerId, query, sdkOptions))
      ).items;
    };

  /** The vendor responds with an empty list of entries, not with an error, if a wallet does not exist. */
  const requireWallet = async (walletId: string, options: CallOptions | undefined) => {
    const currency = currencyOfWallet(customerId, walletId);
    const wallet = (await listSorted(options)).find((one) => one.currency === currency);
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
      const { name } = await dodoCall(options, (sdkOptions) =>
        client.customers.retrieve(customerId, sdkOptions),
      );
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
      return (await listSorted(options)).map(({ currency, created_at: createdAt }) => ({
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
      for await (const { entry } of numberedEntries(pagesOf(walletId, options), walletId)) {
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

/** Returns the id of a wallet. The vendor's wallets have none, but a customer has one wallet per currency. */
function dodoWalletId(customerId: string, currency: string): string {
  return `${customerId}:${currency}`;
}

/** Returns the currency of a customer's wallet. @throws WalletError `not_found` for another customer's wallet. */
function currencyOfWallet(customerId: string, walletId: string): string {
  const currency = walletId.slice(-3);
  if (isCurrency(currency) && walletId === dodoWalletId(customerId, currency)) return currency;
  throw missingWallet();
}

function missingWallet(): WalletError {
  return new WalletError('not_found', 'This wallet does not exist.');
}
