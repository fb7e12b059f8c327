import { moneySchema } from '@coffer/adapter/server';
import { z } from 'zod';
import { listPayouts, markPayoutPaid, readPayout } from '../../modules/refunds/index.ts';
import { defineEndpoint, noBody, noParameters } from '../defineEndpoint.ts';
import {
  currencySchema,
  identifierSchema,
  instantSchema,
  pageOf,
  pageQuery,
  text,
  timestampSchema,
} from '../schemas.ts';
import { merchantScope } from './merchantScope.ts';

const statusSchema = z.enum(['pending', 'paid']);

/** Payout in the merchant API. */
export const payoutSchema = z
  .strictObject({
    id: identifierSchema.meta({ description: 'Unique identifier of the payout, such as `rfp_01m0…`.' }),
    customerId: identifierSchema.meta({ description: 'Customer that you owe the money to.' }),
    walletId: identifierSchema.meta({ description: 'Wallet that the money was in.' }),
    refundId: identifierSchema.meta({ description: 'Refund that the payout is a part of.' }),
    amount: moneySchema,
    status: statusSchema.meta({ description: '`pending` until you mark the payout as paid.' }),
    reference: z
      .string()
      .nullable()
      .meta({ description: 'Your reference of the payment, such as the number of a bank transfer.' }),
    createdAt: timestampSchema,
    paidAt: timestampSchema.nullable().meta({
      description:
        'Time at which you marked the payout as paid. Null before, and for payouts that were not tracked.',
    }),
  })
  .meta({
    id: 'Payout',
    description: 'Money that you return to a customer by hand, because no card takes it back.',
  });

const markPaidSchema = z
  .strictObject({
    reference: text(255)
      .nullable()
      .meta({ description: 'Your reference of the payment, such as the number of a bank transfer.' })
      .exactOptional(),
  })
  .meta({ id: 'MarkPayoutPaid' });

const ofPayout = z.strictObject({ payoutId: identifierSchema });

/** Operations on payouts. */
export const payoutEndpoints = [
  defineEndpoint({
    operationId: 'payouts.list',
    method: 'GET',
    path: '/v1/payouts',
    summary: 'List payouts',
    description:
      'Lists payouts, newest first: money that you owe to customers and return by hand. Filter by status to find those that are pending.',
    returns: 'Returns a page of payouts.',
    params: noParameters,
    query: z.strictObject({
      ...pageQuery,
      status: statusSchema.exactOptional(),
      customerId: identifierSchema.exactOptional(),
      walletId: identifierSchema.exactOptional(),
      currency: z.exactOptional(currencySchema),
      from: instantSchema
        .meta({ description: 'Only payouts created at this time or later.' })
        .exactOptional(),
      to: instantSchema.meta({ description: 'Only payouts created before this time.' }).exactOptional(),
    }),
    body: noBody,
    response: pageOf(payoutSchema, 'PayoutPage'),
    run: async (context, { merchantId, query }) => ({
      body: await listPayouts(context, merchantId, { ...query, limit: query.limit ?? 25 }),
    }),
  }),
  defineEndpoint({
    operationId: 'payouts.retrieve',
    method: 'GET',
    path: '/v1/payouts/{payoutId}',
    summary: 'Retrieve a payout',
    description: 'Retrieves a payout with its amount and status.',
    returns: 'Returns the payout.',
    params: ofPayout,
    query: noParameters,
    body: noBody,
    response: payoutSchema,
    errors: ['not_found'],
    run: async (context, { merchantId, params }) => ({
      body: await readPayout(context.database, merchantScope(merchantId), params.payoutId),
    }),
  }),
  defineEndpoint({
    operationId: 'payouts.markPaid',
    method: 'POST',
    path: '/v1/payouts/{payoutId}/mark-paid',
    summary: 'Mark a payout as paid',
    description:
      'Marks a payout as paid after you have sent the money yourself. No money moves through this server.',
    returns: 'Returns the payout.',
    example: { reference: 'BT-2026-0001' },
    idempotencyKey: 'required',
    params: ofPayout,
    query: noParameters,
    body: markPaidSchema,
    response: payoutSchema,
    errors: ['not_found', 'idempotency_key_required', 'idempotency_key_reused'],
    run: async (context, { merchantId, params, body, key }) => {
      const request = { ...params, reference: body.reference ?? null, key };
      const { value, replayed } = await markPayoutPaid(context, merchantScope(merchantId), request);
      return { body: value, replayed };
    },
  }),
];
