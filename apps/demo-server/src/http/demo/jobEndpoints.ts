import { entrySchema, moneySchema } from '@coffer/adapter/server';
import { z } from 'zod';
import { listHolds } from '../../modules/holds/index.ts';
import { readWallet } from '../../modules/wallets/index.ts';
import { defineEndpoint, noBody, noParameters } from '../defineEndpoint.ts';
import { ofWallet, timestampSchema } from '../schemas.ts';
import { merchantScope } from '../v1/merchantScope.ts';
import { jobModels, jobPrice, jobSizes, runJob } from './runJob.ts';

const modelSchema = z.enum(jobModels.map(({ id }) => id));

const jobSchema = z.strictObject({
  id: z.string(),
  description: z.string().nullable(),
  status: z.enum(['open', 'captured', 'released', 'expired']),
  reserved: moneySchema,
  charged: moneySchema,
  createdAt: timestampSchema,
});

/** Endpoints of Nimbus's own back end for its usage page. */
export const jobEndpoints = [
  defineEndpoint({
    operationId: 'demo.listJobs',
    method: 'GET',
    path: '/demo/wallets/{walletId}/jobs',
    summary: 'List the models with their prices, and the latest jobs',
    description:
      'Lists the models that the demo sells, with their prices. The latest jobs of the wallet come with them.',
    returns: 'Returns the models and jobs.',
    params: ofWallet,
    query: noParameters,
    body: noBody,
    response: z
      .strictObject({
        models: z.array(
          z.strictObject({
            id: modelSchema,
            name: z.string(),
            sizes: z.array(z.strictObject({ maxTokens: z.int(), price: moneySchema })),
          }),
        ),
        items: z.array(jobSchema),
      })
      .meta({ id: 'DemoJobs' }),
    errors: ['not_found'],
    run: async (context, { merchantId, params: { walletId } }) => {
      const owner = merchantScope(merchantId);
      const { currency } = await readWallet(context, owner, walletId);
      const holds = await listHolds(context, owner, { walletId, all: true });
      const models = jobModels.map(({ id, name }) => ({
        id,
        name,
        sizes: jobSizes.map((maxTokens) => ({
          maxTokens,
          price: { amount: jobPrice(id, maxTokens, currency), currency },
        })),
      }));
      const items = holds
        .flatMap(({ reference, reason, status, amount, captured, createdAt }) =>
          reference?.type === 'job'
            ? [
                {
                  id: reference.id,
                  description: reason,
                  status,
                  reserved: amount,
                  charged: captured,
                  createdAt,
                },
              ]
            : [],
        )
        .reverse()
        .slice(0, 20);
      return { body: { models, items } };
    },
  }),
  defineEndpoint({
    operationId: 'demo.runJob',
    method: 'POST',
    path: '/demo/wallets/{walletId}/jobs',
    summary: 'Run a job',
    description:
      'Reserves the maximum price of a job, runs it, and captures the actual price. The rest of the hold is released.',
    returns: 'Returns the finished job.',
    example: { model: 'nimbus-small', maxTokens: 10_000 },
    idempotencyKey: 'required',
    params: ofWallet,
    query: noParameters,
    body: z
      .strictObject({ model: modelSchema, maxTokens: z.int().min(1000).max(1_000_000) })
      .meta({ id: 'RunDemoJob' }),
    response: z
      .strictObject({ tokens: z.int(), reserved: moneySchema, charged: moneySchema, entry: entrySchema })
      .meta({ id: 'FinishedDemoJob' }),
    errors: [
      'not_found',
      'insufficient_funds',
      'wallet_frozen',
      'wallet_closing',
      'wallet_closed',
      'hold_not_open',
    ],
    run: async (context, { merchantId, params, body, key }) => {
      const { hold, entry, tokens } = await runJob(context, {
        merchantId,
        ...params,
        ...body,
        key,
      });
      return { body: { tokens, reserved: hold.amount, charged: hold.captured, entry } };
    },
  }),
];
