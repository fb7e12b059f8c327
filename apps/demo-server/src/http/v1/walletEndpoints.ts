import { WalletError } from '@coffer/adapter';
import { moneySchema, walletBalanceSchema, walletStatusSchema } from '@coffer/adapter/server';
import { z } from 'zod';
import { readPastBalance, readWalletBalance } from '../../modules/balances/index.ts';
import { openWallet, readCustomer } from '../../modules/customers/index.ts';
import {
  listCustomerWallets,
  listWallets,
  readWallet,
  setWalletStatus,
  withBalance,
  withBalances,
} from '../../modules/wallets/index.ts';
import { defineEndpoint, noBody, noParameters } from '../defineEndpoint.ts';
import {
  currencySchema,
  instantSchema,
  nonNegativeMoneySchema,
  ofCustomer,
  ofWallet,
  pageOf,
  pageQuery,
  timestampSchema,
} from '../schemas.ts';
import { fundedBySchema } from './createEntrySchema.ts';
import { merchantScope } from './merchantScope.ts';
import { merchantWalletSchema } from './merchantWalletSchema.ts';

const openWalletSchema = z
  .strictObject({
    currency: currencySchema,
    initialBalance: nonNegativeMoneySchema
      .meta({
        description:
          "Funds that the customer already has, in the wallet's currency. Above zero, an `Idempotency-Key` is required.",
      })
      .exactOptional(),
    fundedBy: fundedBySchema.exactOptional(),
  })
  .refine(({ initialBalance, fundedBy }) => !initialBalance?.amount || fundedBy !== undefined, {
    path: ['fundedBy'],
    message: 'is required with an initial balance',
  })
  .meta({ id: 'OpenWallet' });

const pastBalanceSchema = z
  .strictObject({ walletId: z.string(), balance: moneySchema, asOf: timestampSchema })
  .meta({ id: 'PastBalance', description: 'Sum of the entries up to and including a point in time.' });

const shared = { query: noParameters, body: noBody } as const;

/** Operations on wallets and their balances. */
export const walletEndpoints = [
  defineEndpoint({
    operationId: 'wallets.create',
    method: 'POST',
    path: '/v1/customers/{customerId}/wallets',
    summary: 'Create a wallet',
    description:
      'Creates a wallet in another currency for a customer. A customer can have one open wallet in each currency.',
    returns: 'Returns the wallet.',
    example: { currency: 'EUR' },
    idempotencyKey: 'optional',
    params: ofCustomer,
    query: noParameters,
    body: openWalletSchema,
    response: merchantWalletSchema,
    status: 201,
    errors: [
      'not_found',
      'wallet_exists',
      'currency_mismatch',
      'idempotency_key_required',
      'idempotency_key_reused',
    ],
    run: async (context, { merchantId, params, body, key }) => {
      if (body.initialBalance && body.initialBalance.amount > 0 && !key) {
        const message = 'Send an Idempotency-Key with an initial balance.';
        const fields = [{ field: 'Idempotency-Key', message: 'is required with an initial balance' }];
        throw new WalletError('idempotency_key_required', message, { fields });
      }
      const parameters = { ...params, ...body, key: key ?? undefined };
      const { value, replayed } = await openWallet(context, merchantId, parameters);
      return { body: value, replayed };
    },
  }),
  defineEndpoint({
    ...shared,
    operationId: 'wallets.listForCustomer',
    method: 'GET',
    path: '/v1/customers/{customerId}/wallets',
    summary: "List a customer's wallets",
    description: "Lists a customer's wallets, closed ones included.",
    returns: 'Returns the wallets.',
    params: ofCustomer,
    response: z
      .strictObject({ items: z.array(merchantWalletSchema) })
      .meta({ id: 'CustomerWallets', description: 'Wallets, oldest first.' }),
    errors: ['not_found'],
    run: async (context, { merchantId, params }) => {
      await readCustomer(context, merchantId, params.customerId);
      const wallets = await listCustomerWallets(context.database, { merchantId, ...params });
      return { body: { items: await withBalances(context.database, wallets, context.now()) } };
    },
  }),
  defineEndpoint({
    operationId: 'wallets.list',
    method: 'GET',
    path: '/v1/wallets',
    summary: 'List wallets',
    description: 'Lists the wallets of all your customers. Filter by currency or status.',
    returns: 'Returns a page of wallets.',
    params: noParameters,
    query: z.strictObject({
      ...pageQuery,
      currency: z.exactOptional(currencySchema),
      status: z.exactOptional(walletStatusSchema),
    }),
    body: noBody,
    response: pageOf(merchantWalletSchema, 'WalletPage'),
    run: async (context, { merchantId, query }) => {
      const page = await listWallets(context, merchantId, { ...query, limit: query.limit ?? 25 });
      const items = await withBalances(context.database, page.items, context.now());
      return { body: { ...page, items } };
    },
  }),
  defineEndpoint({
    ...shared,
    operationId: 'wallets.retrieve',
    method: 'GET',
    path: '/v1/wallets/{walletId}',
    summary: 'Retrieve a wallet',
    description: 'Retrieves a wallet with its status.',
    returns: 'Returns the wallet.',
    params: ofWallet,
    response: merchantWalletSchema,
    errors: ['not_found'],
    run: async (context, { merchantId, params }) => {
      const wallet = await readWallet(context, merchantScope(merchantId), params.walletId);
      return { body: await withBalance(context.database, wallet, context.now()) };
    },
  }),
  defineEndpoint({
    operationId: 'wallets.retrieveBalance',
    method: 'GET',
    path: '/v1/wallets/{walletId}/balance',
    summary: "Retrieve a wallet's balance, current or as of a point in time",
    description:
      'Retrieves the balance of a wallet, current or as of a point in time. The current balance also states pending charges and what is available.',
    returns: 'Returns the balance.',
    params: ofWallet,
    query: z.strictObject({ at: instantSchema.exactOptional() }),
    body: noBody,
    response: z.union([walletBalanceSchema, pastBalanceSchema]),
    errors: ['not_found'],
    run: async (context, { merchantId, params: { walletId }, query: { at } }) => {
      const owner = merchantScope(merchantId);
      return {
        body: at
          ? await readPastBalance(context, owner, { walletId, at })
          : await readWalletBalance(context, owner, walletId),
      };
    },
  }),
  defineEndpoint({
    ...shared,
    operationId: 'wallets.freeze',
    method: 'POST',
    path: '/v1/wallets/{walletId}/freeze',
    summary: 'Freeze a wallet',
    description:
      'Freezes a wallet. It keeps its money, and rejects debits and top-ups until you unfreeze it. Freezing it twice changes nothing.',
    returns: 'Returns the wallet.',
    params: ofWallet,
    response: merchantWalletSchema,
    errors: ['not_found', 'wallet_closing', 'wallet_closed'],
    run: async (context, { merchantId, params: { walletId } }) => {
      const wallet = await setWalletStatus(context, merchantScope(merchantId), {
        walletId,
        status: 'frozen',
      });
      return { body: await withBalance(context.database, wallet, context.now()) };
    },
  }),
  defineEndpoint({
    ...shared,
    operationId: 'wallets.unfreeze',
    method: 'POST',
    path: '/v1/wallets/{walletId}/unfreeze',
    summary: 'Unfreeze a wallet',
    description: 'Unfreezes a wallet, so that it accepts debits and top-ups again.',
    returns: 'Returns the wallet.',
    params: ofWallet,
    response: merchantWalletSchema,
    errors: ['not_found', 'wallet_closing', 'wallet_closed'],
    run: async (context, { merchantId, params: { walletId } }) => {
      const wallet = await setWalletStatus(context, merchantScope(merchantId), {
        walletId,
        status: 'active',
      });
      return { body: await withBalance(context.database, wallet, context.now()) };
    },
  }),
];
