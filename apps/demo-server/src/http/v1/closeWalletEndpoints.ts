import { moneySchema } from '@coffer/adapter/server';
import { z } from 'zod';
import {
  closeWallet,
  closureDestinations,
  closureHolds,
  previewClosure,
  readClosure,
} from '../../modules/walletClosure/index.ts';
import { defineEndpoint, noBody, noParameters } from '../defineEndpoint.ts';
import { requireKey } from '../requireKey.ts';
import { ofWallet, text, timestampSchema } from '../schemas.ts';
import { merchantScope } from './merchantScope.ts';
import { paidWithSchema, refundSchema } from './refundEndpoints.ts';

const closureSchema = z
  .strictObject({
    walletId: z.string(),
    actor: z.enum(['merchant']),
    reason: z.string().nullable(),
    destination: z.enum(closureDestinations),
    holds: z.enum(closureHolds),
    captured: moneySchema.check(z.describe('Of holds that were settled.')),
    refunded: moneySchema.check(z.describe('The paid rest.')),
    forfeited: moneySchema.check(z.describe('The promotional rest.')),
    writtenOff: moneySchema.check(z.describe('What was owed.')),
    refund: refundSchema.nullable(),
    closedAt: timestampSchema.nullable().meta({
      description: 'Null while the wallet is closing: the amounts are those of the steps so far.',
    }),
  })
  .meta({ id: 'WalletClosure', description: 'What became of a closed wallet and its money.' });

const closurePreviewSchema = closureSchema
  .pick({
    walletId: true,
    destination: true,
    holds: true,
    captured: true,
    refunded: true,
    forfeited: true,
    writtenOff: true,
  })
  .extend({
    parts: z
      .array(
        z.strictObject({
          destination: z.enum(['wallet', 'paymentMethod', 'external']),
          amount: moneySchema,
          paidWith: paidWithSchema,
        }),
      )
      .meta({ description: 'The ways that the paid rest would go.' }),
  })
  .meta({ id: 'ClosurePreview', description: 'What closing a wallet would do, as it stands.' });

const closeWalletSchema = z
  .strictObject({
    destination: z
      .enum(closureDestinations)
      .meta({
        description:
          '`original`, unless given: the paid rest goes to the cards that paid it, newest first. `external`: the merchant pays it out.',
      })
      .exactOptional(),
    holds: z
      .enum(closureHolds)
      .meta({ description: '`release`, unless given; `capture` takes what they reserve.' })
      .exactOptional(),
    reason: text(500).nullable().exactOptional(),
  })
  .meta({ id: 'CloseWallet' });

const tag = 'Wallets';

/** The end of a wallet. */
export const closeWalletEndpoints = [
  defineEndpoint({
    tag,
    operationId: 'closeWallet',
    method: 'POST',
    path: '/v1/wallets/{walletId}/close',
    summary: 'Closes a wallet for good and refunds what is left; twice is as once',
    idempotencyKey: 'required',
    params: ofWallet,
    query: noParameters,
    body: closeWalletSchema,
    response: closureSchema,
    errors: ['not_found', 'idempotency_key_required', 'idempotency_key_reused'],
    run: async (context, { merchantId, params, body, key }) => {
      const { destination = 'original', holds = 'release', reason = null } = body;
      const request = { ...params, destination, holds, reason, key: requireKey(key) };
      const { value, replayed } = await closeWallet(context, merchantScope(merchantId), request);
      return { body: value, replayed };
    },
  }),
  defineEndpoint({
    tag,
    operationId: 'previewClosure',
    method: 'POST',
    path: '/v1/wallets/{walletId}/close/preview',
    summary: 'What closing a wallet would do, in figures; nothing is done',
    audited: false,
    scopes: ['read'],
    params: ofWallet,
    query: noParameters,
    body: closeWalletSchema,
    response: closurePreviewSchema,
    errors: ['not_found'],
    run: async (context, { merchantId, params, body }) => {
      const { destination = 'original', holds = 'release', reason = null } = body;
      const request = { ...params, destination, holds, reason };
      return { body: await previewClosure(context, merchantScope(merchantId), request) };
    },
  }),
  defineEndpoint({
    tag,
    operationId: 'readClosure',
    method: 'GET',
    path: '/v1/wallets/{walletId}/closure',
    summary: 'What became of a closed wallet and its money',
    params: ofWallet,
    query: noParameters,
    body: noBody,
    response: closureSchema,
    errors: ['not_found'],
    run: async (context, { merchantId, params }) => ({
      body: await readClosure(context, merchantScope(merchantId), params.walletId),
    }),
  }),
];
