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
  .meta({ description: 'Currencies without a rate in your settings. The total excludes them.' });

const outOfRange = z.array(currencySchema).meta({
  description:
    'Currencies with a sum above 2^53−1, which JSON cannot represent exactly. `currencies` excludes them.',
});

const balanceShape = { balance: moneySchema, pendingCharges: moneySchema, availableBalance: moneySchema };
const totalsSchema = z
  .strictObject({
    currencies: z.array(
      z.strictObject({
        currency: currencySchema,
        wallets: z.int().nonnegative(),
        ...balanceShape,
        owed: moneySchema.check(
          z.describe('Sum of the negative balances, as a positive amount. `balance` includes them.'),
        ),
      }),
    ),
    outOfRange,
    total: z
      .strictObject({ ...balanceShape, unrated })
      .nullable()
      .meta({
        description:
          'Total in your reporting currency. Null if your settings have none, or if a sum is above 2^53−1.',
      }),
    asOf: timestampSchema,
  })
  .meta({ id: 'Totals', description: 'Balances by currency and in total.' });

const analyticsSchema = z
  .strictObject({
    from: day,
    to: day,
    currencies: z.array(
      z.strictObject({
        currency: currencySchema,
        balances: z.array(z.strictObject({ date: day, balance: moneySchema })),
        flows: z.array(z.strictObject({ source: entrySourceSchema, in: moneySchema, out: moneySchema })),
        spend: z.array(z.strictObject({ reason: z.string().nullable(), amount: moneySchema })).meta({
          description: 'The 20 largest reasons. `reason` is null for the others and for entries without one.',
        }),
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
          'Total in your reporting currency, at the current rates. Null if your settings have none, or if a sum is above 2^53−1.',
      }),
  })
  .meta({
    id: 'MerchantAnalytics',
    description: 'Daily balances, flows and spend over all wallets. Days are in UTC.',
  });

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
          .meta({ description: 'Number of days that the balances last if no customer adds funds.' }),
        expiringWithin30Days: moneySchema,
      }),
    ),
    outOfRange,
    asOf: timestampSchema,
  })
  .meta({
    id: 'MerchantForecast',
    description: 'Forecast of your customers’ spend, at their recent burn rates.',
  });

const shared = { method: 'GET', body: noBody } as const;

/** Totals, analytics and forecasts of one wallet, one customer or all of them. */
export const analyticsEndpoints = [
  defineEndpoint({
    ...shared,
    operationId: 'balances.retrieve',
    path: '/v1/balances',
    summary: 'Retrieve the total balances of all wallets',
    description:
      'Adds up the balances of all your wallets by currency. With a reporting currency in your settings, the response also has one total.',
    returns: 'Returns the totals.',
    params: noParameters,
    query: noParameters,
    response: totalsSchema,
    errors: [],
    run: async (context, { merchantId }) => ({ body: await readTotals(context, merchantScope(merchantId)) }),
  }),
  defineEndpoint({
    ...shared,
    operationId: 'balances.retrieveForCustomer',
    path: '/v1/customers/{customerId}/balances',
    summary: "Retrieve the total balances of a customer's wallets",
    description:
      "Adds up the balances of a customer's wallets by currency. With a reporting currency in your settings, the response also has one total.",
    returns: 'Returns the totals.',
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
    operationId: 'analytics.retrieve',
    path: '/v1/analytics',
    summary: 'Retrieve the analytics of all wallets',
    description:
      'Retrieves daily balances and flows by source of all your wallets, for a range of days in UTC. Use it for charts and reports.',
    returns: 'Returns the analytics.',
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
    operationId: 'analytics.forecast',
    path: '/v1/forecast',
    summary: 'Retrieve the forecast of all wallets',
    description:
      'Estimates how long the balances of your wallets last, by currency, from the spend of recent days.',
    returns: 'Returns the forecast.',
    params: noParameters,
    query: noParameters,
    response: forecastSchema,
    errors: [],
    run: async (context, { merchantId }) => ({ body: await readMerchantForecast(context, merchantId) }),
  }),
  defineEndpoint({
    ...shared,
    operationId: 'analytics.retrieveForWallet',
    path: '/v1/wallets/{walletId}/analytics',
    summary: 'Retrieve the analytics of a wallet',
    description:
      "Retrieves a wallet's daily balances, flows by source and spend by reason, for a range of days in UTC.",
    returns: 'Returns the analytics.',
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
    operationId: 'analytics.forecastForWallet',
    path: '/v1/wallets/{walletId}/forecast',
    summary: 'Retrieve the forecast of a wallet',
    description: 'Estimates how long the available balance of a wallet lasts, from the spend of recent days.',
    returns: 'Returns the forecast.',
    params: ofWallet,
    query: noParameters,
    response: walletForecastSchema,
    errors: ['not_found', 'amount_out_of_range'],
    run: async (context, { merchantId, params }) => ({
      body: await readForecast(context, merchantScope(merchantId), params.walletId),
    }),
  }),
];
