import { WalletError } from '@coffer/adapter';
import { walletBalanceSchema, walletSchema, walletStatusSchema } from '@coffer/adapter/server';
import { z } from 'zod';
import { readPastBalance, readWalletBalance } from '../../modules/balances/index.ts';
import { openWallet, readCustomer } from '../../modules/customers/index.ts';
import {
  listCustomerWallets,
  listWallets,
  readWallet,
  setWalletStatus,
} from '../../modules/wallets/index.ts';
import { defineEndpoint, noBody, noParameters } from '../defineEndpoint.ts';
import { currencySchema, instantSchema, ofCustomer, ofWallet, pageOf, pageQuery } from '../schemas.ts';
import { merchantScope } from './merchantScope.ts';
import { pastBalanceSchema } from './pastBalanceSchema.ts';

const openWalletSchema = z
  .strictObject({
    currency: currencySchema,
    openingBalance: z
      .int()
      .min(0)
      .meta({ description: 'Minor units; with more than zero an Idempotency-Key is required.' })
      .exactOptional(),
  })
  .meta({ id: 'OpenWallet' });

const tag = 'Wallets';
const shared = { tag, query: noParameters, body: noBody } as const;

/** The customers' prepaid money. */
export const walletEndpoints = [
  defineEndpoint({
    tag,
    operationId: 'openWallet',
    method: 'POST',
    path: '/v1/customers/{customerId}/wallets',
    summary: 'Opens a wallet in one more currency, with money in it or without',
    idempotencyKey: 'optional',
    params: ofCustomer,
    query: noParameters,
    body: openWalletSchema,
    response: walletSchema,
    status: 201,
    errors: ['not_found', 'wallet_exists', 'idempotency_key_required', 'idempotency_key_reused'],
    run: async (context, { merchantId, params, body, key }) => {
      if (body.openingBalance && !key) {
        const message = 'An opening balance moves money: send an Idempotency-Key.';
        const fields = [{ field: 'Idempotency-Key', message: 'is required with an opening balance' }];
        throw new WalletError('idempotency_key_required', message, { fields });
      }
      const parameters = { ...params, ...body, key: key ?? undefined };
      const { value, replayed } = await openWallet(context, merchantId, parameters);
      return { body: value, replayed };
    },
  }),
  defineEndpoint({
    ...shared,
    operationId: 'listCustomerWallets',
    method: 'GET',
    path: '/v1/customers/{customerId}/wallets',
    summary: "Lists a customer's wallets, oldest first",
    params: ofCustomer,
    response: z.strictObject({ items: z.array(walletSchema) }).meta({ id: 'CustomerWallets' }),
    errors: ['not_found'],
    run: async (context, { merchantId, params }) => {
      await readCustomer(context, merchantId, params.customerId);
      return { body: { items: await listCustomerWallets(context.database, { merchantId, ...params }) } };
    },
  }),
  defineEndpoint({
    tag,
    operationId: 'listAllWallets',
    method: 'GET',
    path: '/v1/wallets',
    summary: 'Lists wallets, newest first',
    params: noParameters,
    query: z.strictObject({
      ...pageQuery,
      currency: z.exactOptional(currencySchema),
      status: z.exactOptional(walletStatusSchema),
    }),
    body: noBody,
    response: pageOf(walletSchema, 'WalletPage'),
    run: async (context, { merchantId, query }) => ({
      body: await listWallets(context, merchantId, { ...query, limit: query.limit ?? 25 }),
    }),
  }),
  defineEndpoint({
    ...shared,
    operationId: 'readWallet',
    method: 'GET',
    path: '/v1/wallets/{walletId}',
    summary: 'Reads a wallet',
    params: ofWallet,
    response: walletSchema,
    errors: ['not_found'],
    run: async (context, { merchantId, params }) => ({
      body: await readWallet(context, merchantScope(merchantId), params.walletId),
    }),
  }),
  defineEndpoint({
    tag,
    operationId: 'readBalance',
    method: 'GET',
    path: '/v1/wallets/{walletId}/balance',
    summary: 'What stands in a wallet now, or what stood in it at an instant',
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
    operationId: 'freezeWallet',
    method: 'POST',
    path: '/v1/wallets/{walletId}/freeze',
    summary: "Refuses a wallet's debits and its customer's top-ups from now on",
    params: ofWallet,
    response: walletSchema,
    errors: ['not_found', 'wallet_closing', 'wallet_closed'],
    run: async (context, { merchantId, params: { walletId } }) => ({
      body: await setWalletStatus(context, merchantScope(merchantId), { walletId, status: 'frozen' }),
    }),
  }),
  defineEndpoint({
    ...shared,
    operationId: 'unfreezeWallet',
    method: 'POST',
    path: '/v1/wallets/{walletId}/unfreeze',
    summary: 'Takes debits and top-ups again',
    params: ofWallet,
    response: walletSchema,
    errors: ['not_found', 'wallet_closing', 'wallet_closed'],
    run: async (context, { merchantId, params: { walletId } }) => ({
      body: await setWalletStatus(context, merchantScope(merchantId), { walletId, status: 'active' }),
    }),
  }),
];
