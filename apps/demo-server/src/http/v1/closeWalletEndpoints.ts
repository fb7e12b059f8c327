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
    captured: moneySchema.check(z.describe('Amount captured from open holds.')),
    refunded: moneySchema.check(z.describe('Unused paid balance, which is refunded.')),
    forfeited: moneySchema.check(z.describe('Unused promotional balance, which is removed.')),
    writtenOff: moneySchema.check(z.describe('Negative balance, as a positive amount.')),
    refund: refundSchema.nullable(),
    closedAt: timestampSchema.nullable().meta({
      description: 'Null while the wallet is `closing`. The amounts then cover the completed steps.',
    }),
  })
  .meta({ id: 'WalletClosure', description: 'Record of a wallet closure and what happened to its money.' });

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
      .meta({ description: 'Destinations of the unused paid balance.' }),
  })
  .meta({ id: 'ClosurePreview', description: 'Result of closing the wallet now.' });

const closeWalletSchema = z
  .strictObject({
    destination: z
      .enum(closureDestinations)
      .meta({
        description:
          '`original` refunds the unused paid balance to the original payment methods, newest payment first. With `external` you pay it out yourself. Defaults to `original`.',
      })
      .exactOptional(),
    holds: z
      .enum(closureHolds)
      .meta({
        description: '`release` releases open holds, `capture` captures them in full. Defaults to `release`.',
      })
      .exactOptional(),
    reason: text(500).nullable().exactOptional(),
  })
  .meta({ id: 'CloseWallet' });

/** Operations that close a wallet. */
export const closeWalletEndpoints = [
  defineEndpoint({
    operationId: 'wallets.close',
    method: 'POST',
    path: '/v1/wallets/{walletId}/close',
    summary: 'Close a wallet and refund its balance',
    description:
      'Closes a wallet for good and refunds its paid balance. Promotional credit is removed. It is safe to repeat the request.',
    returns: 'Returns the closure.',
    example: { destination: 'original', holds: 'release', reason: 'Moved away' },
    idempotencyKey: 'required',
    params: ofWallet,
    query: noParameters,
    body: closeWalletSchema,
    response: closureSchema,
    errors: ['not_found', 'idempotency_key_required', 'idempotency_key_reused'],
    run: async (context, { merchantId, params, body, key }) => {
      const { destination = 'original', holds = 'release', reason = null } = body;
      const request = { ...params, destination, holds, reason, key };
      const { value, replayed } = await closeWallet(context, merchantScope(merchantId), request);
      return { body: value, replayed };
    },
  }),
  defineEndpoint({
    operationId: 'wallets.previewClosing',
    method: 'POST',
    path: '/v1/wallets/{walletId}/close/preview',
    summary: 'Preview the closure of a wallet',
    description: 'Calculates what closing a wallet would refund and remove. Nothing changes.',
    returns: 'Returns the preview.',
    example: { destination: 'external', holds: 'capture' },
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
    operationId: 'wallets.retrieveClosure',
    method: 'GET',
    path: '/v1/wallets/{walletId}/closure',
    summary: 'Retrieve the closure of a wallet',
    description: 'Retrieves the record of a closed wallet: where its money went and who closed it.',
    returns: 'Returns the closure.',
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
