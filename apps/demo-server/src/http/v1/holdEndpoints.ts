import { entrySchema, moneySchema } from '@coffer/adapter/server';
import { z } from 'zod';
import { captureHold, createHold, listHolds, releaseHold } from '../../modules/holds/index.ts';
import { defineEndpoint, noBody, noParameters } from '../defineEndpoint.ts';
import {
  identifierSchema,
  instantSchema,
  ofWallet,
  positiveMoneySchema,
  referenceSchema,
  text,
  timestampSchema,
} from '../schemas.ts';
import { merchantScope } from './merchantScope.ts';

/** Hold in the merchant API. */
export const holdSchema = z
  .strictObject({
    id: z.string(),
    walletId: z.string(),
    status: z.enum(['open', 'captured', 'released', 'expired']),
    amount: moneySchema,
    captured: moneySchema,
    reason: z.string().nullable(),
    reference: z.strictObject({ type: z.string(), id: z.string() }).nullable(),
    expiresAt: timestampSchema.nullable(),
    createdAt: timestampSchema,
    resolvedAt: timestampSchema.nullable(),
  })
  .meta({ id: 'Hold', description: 'Funds reserved for a future charge.' });

const createHoldSchema = z
  .strictObject({
    amount: positiveMoneySchema,
    expiresAt: instantSchema.nullable().exactOptional(),
    expiresInSeconds: z
      .int()
      .min(1)
      .max(31_536_000)
      .meta({ description: 'Seconds until the hold expires. An alternative to `expiresAt`.' })
      .exactOptional(),
    reason: text(500).nullable().exactOptional(),
    reference: referenceSchema.nullable().exactOptional(),
  })
  .refine(({ expiresAt = null, expiresInSeconds }) => expiresAt === null || expiresInSeconds === undefined, {
    path: ['expiresInSeconds'],
    message: 'cannot be combined with expiresAt. Send one of the two.',
  })
  .meta({ id: 'CreateHold' });

const captureHoldSchema = z
  .strictObject({
    amount: positiveMoneySchema
      .meta({ description: 'Amount to capture. Defaults to the whole hold.' })
      .exactOptional(),
  })
  .meta({ id: 'CaptureHold' });

const ofHold = ofWallet.extend({ holdId: identifierSchema });
const keyErrors = ['idempotency_key_required', 'idempotency_key_reused'] as const;

/** Operations on holds. */
export const holdEndpoints = [
  defineEndpoint({
    operationId: 'holds.create',
    method: 'POST',
    path: '/v1/wallets/{walletId}/holds',
    summary: 'Create a hold',
    description:
      'Reserves funds for a future charge, which reduces the available balance. Capture the hold when you know the final amount, or release it.',
    returns: 'Returns the hold.',
    example: { amount: { amount: 100, currency: 'USD' }, reason: 'Job' },
    idempotencyKey: 'required',
    params: ofWallet,
    query: noParameters,
    body: createHoldSchema,
    response: holdSchema,
    status: 201,
    errors: [
      'not_found',
      'insufficient_funds',
      'currency_mismatch',
      'wallet_frozen',
      'wallet_closing',
      'wallet_closed',
      ...keyErrors,
    ],
    run: async (context, { merchantId, params, body, key }) => {
      const { amount, reason = null, reference = null } = body;
      const request = { ...params, amount, expiry: expiryOf(body), reason, reference, key };
      const { value, replayed } = await createHold(context, merchantScope(merchantId), request);
      return { body: value, replayed };
    },
  }),
  defineEndpoint({
    operationId: 'holds.listForWallet',
    method: 'GET',
    path: '/v1/wallets/{walletId}/holds',
    summary: "List a wallet's holds",
    description:
      "Lists a wallet's open holds. With `status=all` the list includes captured, released and expired holds.",
    returns: 'Returns the holds.',
    params: ofWallet,
    query: z.strictObject({
      status: z.enum(['open', 'all']).meta({ description: 'Defaults to `open`.' }).exactOptional(),
    }),
    body: noBody,
    response: z
      .strictObject({ items: z.array(holdSchema) })
      .meta({ id: 'Holds', description: 'Holds, oldest first.' }),
    errors: ['not_found'],
    run: async (context, { merchantId, params: { walletId }, query }) => {
      const all = query.status === 'all';
      return { body: { items: await listHolds(context, merchantScope(merchantId), { walletId, all }) } };
    },
  }),
  defineEndpoint({
    operationId: 'holds.capture',
    method: 'POST',
    path: '/v1/wallets/{walletId}/holds/{holdId}/capture',
    summary: 'Capture a hold',
    description:
      'Captures a hold in full or in part and charges the wallet. Any remainder is released. A hold can be captured once.',
    returns: 'Returns the hold and the entry.',
    example: { amount: { amount: 50, currency: 'USD' } },
    idempotencyKey: 'required',
    params: ofHold,
    query: noParameters,
    body: captureHoldSchema,
    response: z.strictObject({ hold: holdSchema, entry: entrySchema }).meta({ id: 'CapturedHold' }),
    errors: [
      'not_found',
      'hold_not_open',
      'hold_exceeded',
      'currency_mismatch',
      'wallet_frozen',
      ...keyErrors,
    ],
    run: async (context, { merchantId, params, body, key }) => {
      const request = { ...params, amount: body.amount ?? null, key };
      const { value, replayed } = await captureHold(context, merchantScope(merchantId), request);
      return { body: value, replayed };
    },
  }),
  defineEndpoint({
    operationId: 'holds.release',
    method: 'POST',
    path: '/v1/wallets/{walletId}/holds/{holdId}/release',
    summary: 'Release a hold',
    description: 'Releases a hold without a charge. The reserved funds become available again.',
    returns: 'Returns the hold.',
    idempotencyKey: 'required',
    params: ofHold,
    query: noParameters,
    body: noBody,
    response: holdSchema,
    errors: ['not_found', 'hold_not_open', ...keyErrors],
    run: async (context, { merchantId, params, key }) => {
      const request = { ...params, key };
      const { value, replayed } = await releaseHold(context, merchantScope(merchantId), request);
      return { body: value, replayed };
    },
  }),
];

function expiryOf({ expiresAt = null, expiresInSeconds }: z.output<typeof createHoldSchema>) {
  if (expiresInSeconds !== undefined) return { inSeconds: expiresInSeconds };
  return expiresAt && { at: expiresAt };
}
