import { entrySchema, moneySchema } from '@coffer/adapter/server';
import { z } from 'zod';
import { captureHold, createHold, listHolds, releaseHold } from '../../modules/holds/index.ts';
import { defineEndpoint, noBody, noParameters } from '../defineEndpoint.ts';
import { requireKey } from '../requireKey.ts';
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

const holdSchema = z
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
  .meta({ id: 'Hold', description: 'Money reserved for a charge to come.' });

const createHoldSchema = z
  .strictObject({
    amount: positiveMoneySchema,
    expiresAt: instantSchema.nullable().exactOptional(),
    expiresInSeconds: z
      .int()
      .min(1)
      .max(31_536_000)
      .meta({ description: 'Its time to live, in place of `expiresAt`.' })
      .exactOptional(),
    reason: text(500).nullable().exactOptional(),
    reference: referenceSchema.nullable().exactOptional(),
  })
  .refine(({ expiresAt = null, expiresInSeconds }) => expiresAt === null || expiresInSeconds === undefined, {
    path: ['expiresInSeconds'],
    message: 'stands beside expiresAt; give one of them',
  })
  .meta({ id: 'CreateHold' });

const captureHoldSchema = z
  .strictObject({
    amount: positiveMoneySchema.meta({ description: 'All of it unless given.' }).exactOptional(),
  })
  .meta({ id: 'CaptureHold' });

const ofHold = ofWallet.extend({ holdId: identifierSchema });
const tag = 'Holds';
const keyErrors = ['idempotency_key_required', 'idempotency_key_reused'] as const;

/** Money reserved in a wallet. */
export const holdEndpoints = [
  defineEndpoint({
    tag,
    operationId: 'createHold',
    method: 'POST',
    path: '/v1/wallets/{walletId}/holds',
    summary: 'Reserves money for a charge to come',
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
      const request = { ...params, amount, expiry: expiryOf(body), reason, reference, key: requireKey(key) };
      const { value, replayed } = await createHold(context, merchantScope(merchantId), request);
      return { body: value, replayed };
    },
  }),
  defineEndpoint({
    tag,
    operationId: 'listHolds',
    method: 'GET',
    path: '/v1/wallets/{walletId}/holds',
    summary: "Lists a wallet's open holds, or all of them, oldest first",
    params: ofWallet,
    query: z.strictObject({ status: z.enum(['open', 'all']).exactOptional() }),
    body: noBody,
    response: z.strictObject({ items: z.array(holdSchema) }).meta({ id: 'Holds' }),
    errors: ['not_found'],
    run: async (context, { merchantId, params: { walletId }, query }) => {
      const all = query.status === 'all';
      return { body: { items: await listHolds(context, merchantScope(merchantId), { walletId, all }) } };
    },
  }),
  defineEndpoint({
    tag,
    operationId: 'captureHold',
    method: 'POST',
    path: '/v1/wallets/{walletId}/holds/{holdId}/capture',
    summary: "Takes a hold's money, or a part of it; the rest is free again",
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
      const request = { ...params, amount: body.amount ?? null, key: requireKey(key) };
      const { value, replayed } = await captureHold(context, merchantScope(merchantId), request);
      return { body: value, replayed };
    },
  }),
  defineEndpoint({
    tag,
    operationId: 'releaseHold',
    method: 'POST',
    path: '/v1/wallets/{walletId}/holds/{holdId}/release',
    summary: 'Lets go of all that a hold reserves',
    idempotencyKey: 'required',
    params: ofHold,
    query: noParameters,
    body: noBody,
    response: holdSchema,
    errors: ['not_found', 'hold_not_open', ...keyErrors],
    run: async (context, { merchantId, params, key }) => {
      const request = { ...params, key: requireKey(key) };
      const { value, replayed } = await releaseHold(context, merchantScope(merchantId), request);
      return { body: value, replayed };
    },
  }),
];

function expiryOf({ expiresAt = null, expiresInSeconds }: z.output<typeof createHoldSchema>) {
  if (expiresInSeconds !== undefined) return { inSeconds: expiresInSeconds };
  return expiresAt && { at: expiresAt };
}
