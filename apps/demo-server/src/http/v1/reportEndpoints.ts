import { entrySourceSchema, entryTypeSchema, moneySchema } from '@coffer/adapter/server';
import { z } from 'zod';
import { readLiabilityReport, readRollForwardReport } from '../../modules/reports/index.ts';
import { defineEndpoint, noBody, noParameters } from '../defineEndpoint.ts';
import { currencySchema, instantSchema, timestampSchema } from '../schemas.ts';

const liabilityReportSchema = z
  .strictObject({
    asOf: timestampSchema,
    currencies: z.array(
      z.strictObject({
        currency: currencySchema,
        paid: moneySchema.check(z.describe('Unused paid credit, which you owe to your customers.')),
        promotional: moneySchema.check(z.describe('Unused promotional credit, which is never paid out.')),
        owedToMerchant: moneySchema.check(
          z.describe('Sum of the negative balances, which customers owe to you, as a positive amount.'),
        ),
      }),
    ),
  })
  .meta({
    id: 'LiabilityReport',
    description:
      'What all wallets held at a point in time. `paid + promotional − owedToMerchant` is the sum of all balances.',
  });

const rollForwardReportSchema = z
  .strictObject({
    from: timestampSchema,
    to: timestampSchema,
    currencies: z.array(
      z.strictObject({
        currency: currencySchema,
        opening: moneySchema.check(z.describe('Sum of all balances before `from`.')),
        lines: z.array(
          z.strictObject({
            type: entryTypeSchema,
            source: entrySourceSchema,
            in: moneySchema.check(z.describe('Funds that came into wallets.')),
            out: moneySchema.check(z.describe('Funds that left wallets, as a positive amount.')),
          }),
        ),
        closing: moneySchema.check(z.describe('Sum of all balances before `to`: opening + in − out.')),
      }),
    ),
  })
  .meta({ id: 'RollForwardReport', description: 'How the sum of all balances changed in a period.' });

/** Finance reports. */
export const reportEndpoints = [
  defineEndpoint({
    operationId: 'reports.liability',
    method: 'GET',
    path: '/v1/reports/liability',
    summary: 'Report what your wallets held at a point in time',
    description:
      'Sums the unused credit of all your wallets by currency, paid and promotional apart, and what customers owe you. Use it to book deferred revenue at the end of a month: a report about the past never changes.',
    returns: 'Returns one row per currency.',
    params: noParameters,
    query: z.strictObject({
      at: instantSchema
        .meta({ description: 'End of the report. Not in the future. Defaults to now.' })
        .exactOptional(),
    }),
    body: noBody,
    response: liabilityReportSchema,
    errors: ['report_in_future', 'amount_out_of_range'],
    run: async (context, { merchantId, query }) => ({
      body: await readLiabilityReport(context, merchantId, query),
    }),
  }),
  defineEndpoint({
    operationId: 'reports.rollForward',
    method: 'GET',
    path: '/v1/reports/roll-forward',
    summary: 'Report how balances changed in a period',
    description:
      'Sums the entries of all your wallets by type and source. In each currency, the opening balance plus the funds that came in, minus those that left, is the closing balance.',
    returns: 'Returns one table per currency.',
    params: noParameters,
    query: z.strictObject({
      from: instantSchema.meta({ description: 'Start of the period.' }),
      to: instantSchema
        .meta({
          description: 'End of the period, which is not included. Not in the future. Defaults to now.',
        })
        .exactOptional(),
    }),
    body: noBody,
    response: rollForwardReportSchema,
    errors: ['report_in_future', 'amount_out_of_range'],
    run: async (context, { merchantId, query }) => ({
      body: await readRollForwardReport(context, merchantId, query),
    }),
  }),
];
