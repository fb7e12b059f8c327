import { entryPageSchema, entryQuerySchema, entrySchema } from '@coffer/adapter/server';
import { z } from 'zod';
import { listEntries, listMerchantEntries, postEntry, readEntry } from '../../modules/wallets/index.ts';
import { defineEndpoint, noBody, noParameters } from '../defineEndpoint.ts';
import { currencySchema, identifierSchema, ofWallet } from '../schemas.ts';
import { createEntrySchema, toMerchantEntry } from './createEntrySchema.ts';
import { merchantScope } from './merchantScope.ts';

/** Operations on entries. */
export const entryEndpoints = [
  defineEndpoint({
    operationId: 'entries.create',
    method: 'POST',
    path: '/v1/wallets/{walletId}/entries',
    summary: 'Create an entry',
    description:
      'Credits or debits a wallet immediately. A debit fails with `insufficient_funds` if the available balance does not cover it. To charge later, create a hold instead.',
    returns: 'Returns the entry.',
    example: { type: 'debit', amount: { amount: 10_000, currency: 'USD' }, reason: 'Usage' },
    idempotencyKey: 'required',
    params: ofWallet,
    query: noParameters,
    body: createEntrySchema,
    response: entrySchema,
    status: 201,
    errors: [
      'not_found',
      'insufficient_funds',
      'amount_out_of_range',
      'currency_mismatch',
      'wallet_frozen',
      'wallet_closing',
      'wallet_closed',
      'idempotency_key_required',
      'idempotency_key_reused',
    ],
    run: async (context, { merchantId, params: { walletId }, body, key }) => {
      const request = { walletId, entry: toMerchantEntry(body), key };
      const { value, replayed } = await postEntry(context, merchantScope(merchantId), request);
      return { body: value.entry, replayed };
    },
  }),
  defineEndpoint({
    operationId: 'entries.list',
    method: 'GET',
    path: '/v1/entries',
    summary: 'List entries of all wallets',
    description:
      'Lists the entries of all your wallets, newest first. Use the filters to find the movements of a customer, a period or an amount.',
    returns: 'Returns a page of entries.',
    params: noParameters,
    query: entryQuerySchema.extend({
      customerId: identifierSchema.exactOptional(),
      walletId: identifierSchema.exactOptional(),
      currency: z.exactOptional(currencySchema),
    }),
    body: noBody,
    response: entryPageSchema,
    run: async (context, { merchantId, query }) => {
      const { cursor, limit, customerId, walletId, currency, ...filter } = query;
      const parameters = { cursor, limit, customerId, walletId, currency, filter };
      return { body: await listMerchantEntries(context, merchantId, parameters) };
    },
  }),
  defineEndpoint({
    operationId: 'entries.listForWallet',
    method: 'GET',
    path: '/v1/wallets/{walletId}/entries',
    summary: "List a wallet's entries",
    description:
      "Lists a wallet's entries, newest first. Filter by type, source, direction, time, amount or text.",
    returns: 'Returns a page of entries.',
    params: ofWallet,
    query: entryQuerySchema,
    body: noBody,
    response: entryPageSchema,
    errors: ['not_found'],
    run: async (context, { merchantId, params, query }) => {
      const { cursor, limit, ...filter } = query;
      return {
        body: await listEntries(context, merchantScope(merchantId), { ...params, cursor, limit, filter }),
      };
    },
  }),
  defineEndpoint({
    operationId: 'entries.retrieve',
    method: 'GET',
    path: '/v1/wallets/{walletId}/entries/{entryId}',
    summary: 'Retrieve an entry',
    description: 'Retrieves one entry of a wallet.',
    returns: 'Returns the entry.',
    params: ofWallet.extend({ entryId: identifierSchema }),
    query: noParameters,
    body: noBody,
    response: entrySchema,
    errors: ['not_found'],
    run: async (context, { merchantId, params }) => ({
      body: await readEntry(context, merchantScope(merchantId), params),
    }),
  }),
];
