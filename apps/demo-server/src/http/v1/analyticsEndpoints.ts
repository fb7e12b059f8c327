import {
  analyticsQuerySchema,
  entrySourceSchema,
  moneySchema,
  walletAnalyticsSchema,
  walletForecastSchema,
} from '@coffer/adapter/server';
import { z } from 'zod';
import {
  readAnalytics,
  readForecast,
  readMerchantAnalytics,
  readMerchantForecast,
} from '../../modules/analytics/index.ts';
import { readTotals } from '../../modules/balances/index.ts';
import { defineEndpoint, noBody, noParameters } from '../defineEndpoint.ts';
import { currencySchema, ofCustomer, ofWallet, timestampSchema } from '../schemas.ts';
import { merchantScope } from './merchantScope.ts';

const day = z.iso.date();
const unrated = z
  .array(currencySchema)
  .meta({ description: 'Currencies that your rate table does not know: they are not in the total.' });

const outOfRange = z.array(currencySchema).meta({
  description:
    'Currencies with a sum beyond 2^53−1, which JSON cannot carry exactly. They are not in `currencies`.',
});

const standing = { balance: moneySchema, pendingCharges: moneySchema, availableBalance: moneySchema };
const totalsSchema = z
  .strictObject({
    currencies: z.array(
      z.strictObject({
        currency: currencySchema,
        wallets: z.int().nonnegative(),
        ...standing,
        owed: moneySchema.check(z.describe('What wallets below zero owe; it lowers `balance`.')),
      }),
    ),
    outOfRange,
    total: z
      .strictObject({ ...standing, unrated })
      .nullable()
      .meta({
        description:
          'In your reporting currency; null where your settings name none, or a sum is beyond 2^53−1.',
      }),
    asOf: timestampSchema,
  })
  .meta({ id: 'Totals', description: 'What stands in wallets, currency by currency and in total.' });

const analyticsSchema = z
  .strictObject({
    from: day,
    to: day,
    currencies: z.array(
      z.strictObject({
        currency: currencySchema,
        balances: z.array(z.strictObject({ date: day, balance: moneySchema })),
        flows: z.array(z.strictObject({ source: entrySourceSchema, in: moneySchema, out: moneySchema })),
        spend: z
          .array(z.strictObject({ reason: z.string().nullable(), amount: moneySchema }))
          .meta({ description: 'The 20 reasons with most money; the rest, and what has none, is null.' }),
      }),
    ),
    outOfRange,
    total: z
      .strictObject({
        balances: z.array(z.strictObject({ date: day, balance: moneySchema })),
        in: moneySchema,
        out: moneySchema,
        unrated,
      })
      .nullable()
      .meta({
        description:
          'In your reporting currency, at the rates of now; null where your settings name none, or a sum is beyond 2^53−1.',
      }),
  })
  .meta({ id: 'MerchantAnalytics', description: 'Your days over all wallets, in UTC.' });

const forecastSchema = z
  .strictObject({
    currencies: z.array(
      z.strictObject({
        currency: currencySchema,
        averageDailySpend: z.nullable(moneySchema),
        basisDays: z.int().nonnegative(),
        daysLeft: z
          .strictObject({ min: z.int().nonnegative(), max: z.int().nonnegative() })
          .nullable()
          .meta({ description: 'How long what customers hold would last, if none of them added any.' }),
        expiringWithin30Days: moneySchema,
      }),
    ),
    outOfRange,
    asOf: timestampSchema,
  })
  .meta({ id: 'MerchantForecast', description: 'What your customers will spend, at their last pace.' });

const shared = { tag: 'Analytics', method: 'GET', body: noBody } as const;

/** What a merchant sees of its wallets at a glance. */
export const analyticsEndpoints = [
  defineEndpoint({
    ...shared,
    operationId: 'readTotals',
    path: '/v1/balances',
    summary: 'What stands in all wallets, by currency and in your reporting currency',
    params: noParameters,
    query: noParameters,
    response: totalsSchema,
    errors: [],
    run: async (context, { merchantId }) => ({ body: await readTotals(context, merchantScope(merchantId)) }),
  }),
  defineEndpoint({
    ...shared,
    operationId: 'readCustomerTotals',
    path: '/v1/customers/{customerId}/balances',
    summary: "What stands in a customer's wallets, by currency and in your reporting currency",
    params: ofCustomer,
    query: noParameters,
    response: totalsSchema,
    errors: ['not_found'],
    run: async (context, { merchantId, params }) => ({
      body: await readTotals(context, { merchantId, ...params }),
    }),
  }),
  defineEndpoint({
    ...shared,
    operationId: 'readMerchantAnalytics',
    path: '/v1/analytics',
    summary: 'Balances by day, flows by source and spend by reason, over all wallets',
    params: noParameters,
    query: analyticsQuerySchema,
    response: analyticsSchema,
    errors: [],
    run: async (context, { merchantId, query }) => ({
      body: await readMerchantAnalytics(context, merchantId, query),
    }),
  }),
  defineEndpoint({
    ...shared,
    operationId: 'readMerchantForecast',
    path: '/v1/forecast',
    summary: 'What your customers will spend, and what will expire',
    params: noParameters,
    query: noParameters,
    response: forecastSchema,
    errors: [],
    run: async (context, { merchantId }) => ({ body: await readMerchantForecast(context, merchantId) }),
  }),
  defineEndpoint({
    ...shared,
    operationId: 'readWalletAnalytics',
    path: '/v1/wallets/{walletId}/analytics',
    summary: "A wallet's balances by day, flows by source and spend by reason",
    params: ofWallet,
    query: analyticsQuerySchema,
    response: walletAnalyticsSchema,
    errors: ['not_found', 'amount_out_of_range'],
    run: async (context, { merchantId, params, query }) => ({
      body: await readAnalytics(context, merchantScope(merchantId), { ...params, ...query }),
    }),
  }),
  defineEndpoint({
    ...shared,
    operationId: 'readWalletForecast',
    path: '/v1/wallets/{walletId}/forecast',
    summary: 'How long a wallet should last',
    params: ofWallet,
    query: noParameters,
    response: walletForecastSchema,
    errors: ['not_found', 'amount_out_of_range'],
    run: async (context, { merchantId, params }) => ({
      body: await readForecast(context, merchantScope(merchantId), params.walletId),
    }),
  }),
];
