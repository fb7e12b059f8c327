import { entrySchema, entrySourceSchema, grantQuerySchema, moneySchema } from '@coffer/adapter/server';
import { z } from 'zod';
import { findGrantOfEntry, listWalletGrants, voidGrant } from '../../modules/credits/index.ts';
import { defineEndpoint, noBody, noParameters } from '../defineEndpoint.ts';
import { identifierSchema, ofWallet, text, timestampSchema } from '../schemas.ts';
import { merchantScope } from './merchantScope.ts';

/** Grant in the merchant API. */
export const grantSchema = z
  .strictObject({
    id: z.string(),
    walletId: z.string(),
    kind: z.enum(['paid', 'promotional']),
    source: entrySourceSchema,
    priority: z.int(),
    original: moneySchema,
    remaining: moneySchema,
    reserved: moneySchema.check(z.describe('Amount that open holds reserve.')),
    expiresAt: timestampSchema.nullable(),
    entryId: z.string(),
    createdAt: timestampSchema,
  })
  .meta({ id: 'WalletGrant', description: 'The unspent part of one credit.' });

const walletGrantPageSchema = z
  .strictObject({ items: z.array(grantSchema), nextCursor: z.string().nullable() })
  .meta({
    id: 'WalletGrantPage',
    description:
      'Grants in the requested `order`. Send `nextCursor` as `cursor` to get the next page. It is null on the last page. While debits consume grants, no remaining grant is repeated or skipped.',
  });

const voidGrantSchema = z
  .strictObject({ reason: text(500).meta({ description: 'Text that the customer sees.' }) })
  .meta({ id: 'VoidGrant' });

/** Operations on grants, the unused parts of credits. Each credit entry creates one, with a priority and an expiry. */
export const grantEndpoints = [
  defineEndpoint({
    operationId: 'grants.listForWallet',
    method: 'GET',
    path: '/v1/wallets/{walletId}/grants',
    summary: "List a wallet's unspent grants",
    description: "Lists a wallet's unspent grants in the order in which debits consume them, or by expiry.",
    returns: 'Returns a page of grants.',
    params: ofWallet,
    query: grantQuerySchema.extend({
      entryId: identifierSchema
        .meta({ description: 'Only the grant that this entry created, if a part of it is unused.' })
        .exactOptional(),
    }),
    body: noBody,
    response: walletGrantPageSchema,
    errors: ['not_found'],
    run: async (context, { merchantId, params: { walletId }, query: { entryId, ...page } }) => {
      const owner = merchantScope(merchantId);
      if (entryId !== undefined) {
        const grant = await findGrantOfEntry(context, owner, { walletId, entryId });
        return { body: { items: grant ? [grant] : [], nextCursor: null } };
      }
      const { items, nextCursor } = await listWalletGrants(context, owner, { walletId, ...page });
      return { body: { items, nextCursor } };
    },
  }),
  defineEndpoint({
    operationId: 'grants.void',
    method: 'POST',
    path: '/v1/wallets/{walletId}/grants/{grantId}/void',
    summary: 'Void a promotional grant',
    description:
      'Voids the unused balance of a promotional grant. The part that holds reserve stays. Paid credit cannot be voided; refund it instead.',
    returns: 'Returns the entry that removed the balance.',
    example: { reason: 'Given by mistake' },
    idempotencyKey: 'required',
    params: ofWallet.extend({ grantId: identifierSchema }),
    query: noParameters,
    body: voidGrantSchema,
    response: entrySchema,
    status: 201,
    errors: [
      'not_found',
      'grant_not_promotional',
      'insufficient_funds',
      'wallet_frozen',
      'wallet_closing',
      'wallet_closed',
      'idempotency_key_required',
      'idempotency_key_reused',
    ],
    run: async (context, { merchantId, params, body, key }) => {
      const request = { ...params, ...body, key };
      const { value, replayed } = await voidGrant(context, merchantScope(merchantId), request);
      return { body: value, replayed };
    },
  }),
];
