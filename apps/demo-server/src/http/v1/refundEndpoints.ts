import { moneySchema } from '@coffer/adapter/server';
import { z } from 'zod';
import { refundInvoice } from '../../modules/invoices/index.ts';
import {
  creditFailedRefund,
  listRefunds,
  readRefund,
  refundDestinations,
  retryRefund,
} from '../../modules/refunds/index.ts';
import { previewTopUpRefund, refundTopUp } from '../../modules/topUps/index.ts';
import { defineEndpoint, noBody, noParameters } from '../defineEndpoint.ts';
import {
  identifierSchema,
  pageOf,
  pageQuery,
  positiveMoneySchema,
  text,
  timestampSchema,
} from '../schemas.ts';
import { merchantScope } from './merchantScope.ts';

const statusSchema = z.enum(['pending', 'processing', 'settled', 'failed']);

/** Label of the card that receives a part of a refund. */
export const paidWithSchema = z.string().nullable().meta({
  description: 'Card that receives the refund, such as `Visa •••• 4242`. Null for another destination.',
});

const refundPartSchema = z
  .strictObject({
    id: z.string(),
    destination: z.enum(['wallet', 'paymentMethod', 'external']),
    amount: moneySchema,
    status: statusSchema,
    failure: z.strictObject({ message: z.string() }).nullable(),
    invoicePaymentId: z.string().nullable(),
    paidWith: paidWithSchema,
    entryId: z.string().nullable(),
  })
  .meta({ id: 'RefundPart', description: 'Part of a refund that goes to one destination.' });

/** Refund in the merchant API. */
export const refundSchema = z
  .strictObject({
    id: z.string(),
    walletId: z.string(),
    invoiceId: z.string().nullable(),
    topUpId: z.string().nullable(),
    amount: moneySchema,
    destination: z.enum([...refundDestinations, 'external']),
    status: statusSchema.meta({
      description:
        '`failed` if a part failed: retry the refund or credit it to the wallet. `pending` while a payout waits for you to mark it as paid.',
    }),
    reason: z.string().nullable(),
    parts: z.array(refundPartSchema),
    createdAt: timestampSchema,
  })
  .meta({ id: 'Refund', description: 'A refund with its parts.' });

const amountSchema = positiveMoneySchema
  .meta({ description: 'Amount to refund. Defaults to everything that can be refunded.' })
  .exactOptional();
const reasonSchema = text(500).nullable().exactOptional();

const refundInvoiceSchema = z
  .strictObject({
    amount: amountSchema,
    destination: z
      .enum(refundDestinations)
      .meta({ description: '`original` refunds to the original payment methods. Defaults to `original`.' })
      .exactOptional(),
    reason: reasonSchema,
  })
  .meta({ id: 'RefundInvoice' });

const refundTopUpSchema = z
  .strictObject({ amount: amountSchema, reason: reasonSchema })
  .meta({ id: 'RefundTopUp' });

const topUpRefundPreviewSchema = z
  .strictObject({
    topUpId: z.string(),
    walletId: z.string(),
    refundable: moneySchema.check(
      z.describe(
        'The most that can be refunded now: the unused paid part of the top-up that its card can still receive.',
      ),
    ),
    amount: moneySchema.check(z.describe('The amount that goes to the card.')),
    paidWith: paidWithSchema,
    bonusTakenBack: moneySchema.check(z.describe('The unused bonus that leaves the wallet.')),
    bonusNotRecovered: moneySchema.check(
      z.describe(
        "The rest of the refund's share of the bonus. It was spent, is on hold or has expired, and is not deducted from the refund.",
      ),
    ),
    paidRemaining: moneySchema.check(
      z.describe('The unused paid part of the top-up that stays in the wallet, including funds on hold.'),
    ),
    bonusRemaining: moneySchema.check(
      z.describe('The unused bonus of the top-up that stays in the wallet, including funds on hold.'),
    ),
    balanceBefore: moneySchema.check(z.describe("The wallet's balance before the refund.")),
    balanceAfter: moneySchema.check(z.describe("The wallet's balance after the refund.")),
  })
  .meta({
    id: 'TopUpRefundPreview',
    description: 'Result of refunding the top-up now.',
  });

const ofTopUp = z.strictObject({ topUpId: identifierSchema });
const ofRefund = z.strictObject({ refundId: identifierSchema });
const keyErrors = ['idempotency_key_required', 'idempotency_key_reused'] as const;
const write = {
  method: 'POST',
  idempotencyKey: 'required',
  query: noParameters,
  response: refundSchema,
} as const;

/** Operations on refunds. */
export const refundEndpoints = [
  defineEndpoint({
    ...write,
    operationId: 'refunds.createForInvoice',
    path: '/v1/invoices/{invoiceId}/refunds',
    summary: 'Refund an invoice',
    description:
      'Refunds payments of an invoice, to the original payment methods or to the wallet. Without an amount, everything that is not refunded yet is refunded.',
    returns: 'Returns the refund.',
    example: { amount: { amount: 100, currency: 'USD' }, destination: 'original', reason: 'Goodwill' },
    params: z.strictObject({ invoiceId: identifierSchema }),
    body: refundInvoiceSchema,
    status: 201,
    errors: [
      'not_found',
      'refund_exceeded',
      'currency_mismatch',
      'wallet_closing',
      'wallet_closed',
      'insufficient_funds',
      ...keyErrors,
    ],
    run: async (context, { merchantId, params, body, key }) => {
      const { amount = null, destination = 'original', reason = null } = body;
      const request = { ...params, amount, destination, reason, key };
      const { value, replayed } = await refundInvoice(context, merchantScope(merchantId), request);
      return { body: value, replayed };
    },
  }),
  defineEndpoint({
    ...write,
    operationId: 'refunds.createForTopUp',
    path: '/v1/top-ups/{topUpId}/refunds',
    summary: 'Refund a top-up',
    description:
      'Refunds the unused part of a top-up to the payment method that paid it. The bonus of the refunded part is removed in proportion.',
    returns: 'Returns the refund.',
    example: { amount: { amount: 100, currency: 'USD' }, reason: 'Goodwill' },
    params: ofTopUp,
    body: refundTopUpSchema,
    status: 201,
    errors: [
      'not_found',
      'refund_exceeded',
      'currency_mismatch',
      'wallet_closing',
      'wallet_closed',
      ...keyErrors,
    ],
    run: async (context, { merchantId, params, body, key }) => {
      const { amount = null, reason = null } = body;
      const request = { ...params, amount, reason, key };
      const { value, replayed } = await refundTopUp(context, merchantScope(merchantId), request);
      return { body: value, replayed };
    },
  }),
  defineEndpoint({
    operationId: 'refunds.previewForTopUp',
    method: 'POST',
    path: '/v1/top-ups/{topUpId}/refunds/preview',
    summary: 'Preview the refund of a top-up',
    description: 'Calculates what a refund of a top-up would return and remove. Nothing changes.',
    returns: 'Returns the preview.',
    example: { amount: { amount: 100, currency: 'USD' } },
    audited: false,
    scopes: ['read'],
    params: ofTopUp,
    query: noParameters,
    body: z.strictObject({ amount: amountSchema }).meta({ id: 'PreviewTopUpRefund' }),
    response: topUpRefundPreviewSchema,
    errors: ['not_found', 'refund_exceeded', 'currency_mismatch', 'wallet_closing', 'wallet_closed'],
    run: async (context, { merchantId, params, body }) => {
      const request = { ...params, amount: body.amount ?? null };
      return { body: await previewTopUpRefund(context, merchantScope(merchantId), request) };
    },
  }),
  defineEndpoint({
    operationId: 'refunds.list',
    method: 'GET',
    path: '/v1/refunds',
    summary: 'List refunds',
    description: 'Lists refunds, newest first. Filter by wallet, invoice or status.',
    returns: 'Returns a page of refunds.',
    params: noParameters,
    query: z.strictObject({
      ...pageQuery,
      invoiceId: identifierSchema.exactOptional(),
      walletId: identifierSchema.exactOptional(),
    }),
    body: noBody,
    response: pageOf(refundSchema, 'RefundPage'),
    run: async (context, { merchantId, query }) => ({
      body: await listRefunds(context, merchantId, { ...query, limit: query.limit ?? 25 }),
    }),
  }),
  defineEndpoint({
    operationId: 'refunds.retrieve',
    method: 'GET',
    path: '/v1/refunds/{refundId}',
    summary: 'Retrieve a refund',
    description: 'Retrieves a refund with the status of each part.',
    returns: 'Returns the refund.',
    params: ofRefund,
    query: noParameters,
    body: noBody,
    response: refundSchema,
    errors: ['not_found'],
    run: async (context, { merchantId, params }) => ({
      body: await readRefund(context.database, merchantScope(merchantId), params.refundId),
    }),
  }),
  defineEndpoint({
    ...write,
    operationId: 'refunds.retry',
    path: '/v1/refunds/{refundId}/retry',
    summary: 'Retry a failed refund',
    description: 'Sends the failed parts of a refund to the processor again.',
    returns: 'Returns the refund.',
    params: ofRefund,
    body: noBody,
    errors: ['not_found', 'refund_not_failed', ...keyErrors],
    run: async (context, { merchantId, params, key }) => {
      const request = { ...params, key };
      const { value, replayed } = await retryRefund(context, merchantScope(merchantId), request);
      return { body: value, replayed };
    },
  }),
  defineEndpoint({
    ...write,
    operationId: 'refunds.creditToWallet',
    path: '/v1/refunds/{refundId}/credit',
    summary: 'Credit a failed refund to the wallet',
    description:
      'Credits the failed parts of a refund to the wallet. If the wallet is closed, the amount is yours to pay out.',
    returns: 'Returns the refund.',
    params: ofRefund,
    body: noBody,
    errors: ['not_found', 'refund_not_failed', ...keyErrors],
    run: async (context, { merchantId, params, key }) => {
      const request = { ...params, key };
      const { value, replayed } = await creditFailedRefund(context, merchantScope(merchantId), request);
      return { body: value, replayed };
    },
  }),
];
