import { z } from 'zod';
import { defineRoute, noBody, noParameters } from './defineRoute.ts';
import {
  grantPageSchema,
  receiptSchema,
  walletAnalyticsSchema,
  walletForecastSchema,
} from './documentation.ts';
import {
  analyticsQuerySchema,
  entryQuerySchema,
  grantQuerySchema,
  identifierSchema,
} from './requestSchemas.ts';

const ofWallet = z.strictObject({ walletId: identifierSchema });

/** Routes that read grants, forecast, analytics, receipts and exports of a wallet. */
export const insightRoutes = [
  defineRoute({
    operationId: 'listGrants',
    method: 'GET',
    path: '/wallets/{walletId}/grants',
    summary: "List a wallet's unspent grants",
    scope: 'view',
    capability: 'grants',
    params: ofWallet,
    query: grantQuerySchema,
    body: noBody,
    response: grantPageSchema,
    errors: ['not_found'],
    run: (adapter, { params, query }, options) => adapter.listGrants?.({ ...params, ...query }, options),
  }),
  defineRoute({
    operationId: 'getForecast',
    method: 'GET',
    path: '/wallets/{walletId}/forecast',
    summary: 'Forecast how long the available balance lasts',
    scope: 'view',
    capability: 'forecast',
    params: ofWallet,
    query: noParameters,
    body: noBody,
    response: walletForecastSchema,
    errors: ['not_found'],
    run: (adapter, { params }, options) => adapter.getForecast?.(params, options),
  }),
  defineRoute({
    operationId: 'getAnalytics',
    method: 'GET',
    path: '/wallets/{walletId}/analytics',
    summary: 'Retrieve balances by day, flows by source and spend by reason',
    scope: 'view',
    capability: 'analytics',
    params: ofWallet,
    query: analyticsQuerySchema,
    body: noBody,
    response: walletAnalyticsSchema,
    errors: ['not_found'],
    run: (adapter, { params, query }, options) => adapter.getAnalytics?.({ ...params, ...query }, options),
  }),
  defineRoute({
    operationId: 'getReceipt',
    method: 'GET',
    path: '/wallets/{walletId}/entries/{entryId}/receipt',
    summary: 'Retrieve the receipt of an entry',
    scope: 'view',
    capability: 'receipts',
    params: z.strictObject({ walletId: identifierSchema, entryId: identifierSchema }),
    query: noParameters,
    body: noBody,
    response: receiptSchema,
    errors: ['not_found'],
    run: (adapter, { params }, options) => adapter.getReceipt?.(params, options),
  }),
  defineRoute({
    operationId: 'exportEntries',
    method: 'GET',
    path: '/wallets/{walletId}/entries.csv',
    summary: "Export a wallet's entries as CSV",
    scope: 'view',
    capability: 'export',
    media: 'text/csv',
    params: ofWallet,
    query: entryQuerySchema.omit({ cursor: true, limit: true }),
    body: noBody,
    response: null,
    errors: ['not_found'],
    run: (adapter, { params, query }, options) =>
      adapter.exportEntries?.({ ...params, filter: query }, options),
  }),
];
