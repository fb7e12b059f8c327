import { z } from 'zod';
import { defineRoute, noBody, noParameters } from './defineRoute.ts';
import { entryPageSchema, walletBalanceSchema, walletSessionSchema, walletsSchema } from './documentation.ts';
import { entryQuerySchema, identifierSchema } from './requestSchemas.ts';

const ofWallet = z.strictObject({ walletId: identifierSchema });

/** Routes that every backend has: session, wallets, balance, entries. */
export const readingRoutes = [
  defineRoute({
    operationId: 'getSession',
    method: 'GET',
    path: '/session',
    summary: 'Retrieve the session',
    description:
      'Retrieves what the signed-in customer may do and which options this server offers. A page calls it first.',
    returns: 'Returns the session.',
    scope: null,
    params: noParameters,
    query: noParameters,
    body: noBody,
    response: walletSessionSchema,
    run: (adapter, _request, options) => adapter.getSession(options),
  }),
  defineRoute({
    operationId: 'listWallets',
    method: 'GET',
    path: '/wallets',
    summary: 'List wallets',
    description: "Lists the signed-in customer's wallets.",
    returns: 'Returns the wallets.',
    scope: 'view',
    params: noParameters,
    query: noParameters,
    body: noBody,
    response: walletsSchema,
    run: (adapter, _request, options) => adapter.listWallets(options),
  }),
  defineRoute({
    operationId: 'getBalance',
    method: 'GET',
    path: '/wallets/{walletId}/balance',
    summary: "Retrieve a wallet's balance",
    description: 'Retrieves the balance, the pending charges and the available balance of a wallet.',
    returns: 'Returns the balance.',
    scope: 'view',
    params: ofWallet,
    query: noParameters,
    body: noBody,
    response: walletBalanceSchema,
    errors: ['not_found'],
    run: (adapter, { params }, options) => adapter.getBalance(params, options),
  }),
  defineRoute({
    operationId: 'listEntries',
    method: 'GET',
    path: '/wallets/{walletId}/entries',
    summary: "List a wallet's entries",
    description:
      "Lists a wallet's entries, newest first. Filter by type, source, direction, time, amount or text.",
    returns: 'Returns a page of entries.',
    scope: 'view',
    params: ofWallet,
    query: entryQuerySchema,
    body: noBody,
    response: entryPageSchema,
    errors: ['not_found'],
    run: (adapter, { params, query: { cursor, limit, ...filter } }, options) =>
      adapter.listEntries(
        {
          walletId: params.walletId,
          filter,
          ...(cursor === undefined ? {} : { cursor }),
          ...(limit === undefined ? {} : { limit }),
        },
        options,
      ),
  }),
];
