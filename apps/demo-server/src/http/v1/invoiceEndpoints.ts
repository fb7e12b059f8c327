import { invoiceStatuses } from '@coffer/adapter';
import { z } from 'zod';
import {
  createInvoice,
  listMerchantInvoices,
  markUncollectible,
  openInvoice,
  payMerchantInvoice,
  readAutoPay,
  readMerchantInvoice,
  saveAutoPay,
  voidInvoice,
} from '../../modules/invoices/index.ts';
import { defineEndpoint, noBody, noParameters } from '../defineEndpoint.ts';
import { identifierSchema, ofCustomer, ofWallet, pageOf, pageQuery } from '../schemas.ts';
import {
  autoPaySchema,
  createInvoiceSchema,
  merchantInvoiceSchema,
  payMerchantInvoiceSchema,
  saveAutoPaySchema,
} from './invoiceSchemas.ts';
import { merchantScope } from './merchantScope.ts';

const ofInvoice = z.strictObject({ invoiceId: identifierSchema });
const keyErrors = ['idempotency_key_required', 'idempotency_key_reused'] as const;

/** Operations on invoices and on automatic payment from the balance. */
export const invoiceEndpoints = [
  defineEndpoint({
    operationId: 'invoices.create',
    method: 'POST',
    path: '/v1/customers/{customerId}/invoices',
    summary: 'Create a draft invoice',
    description: 'Creates a draft invoice with line items. A draft collects nothing until you open it.',
    returns: 'Returns the invoice.',
    example: {
      currency: 'USD',
      lines: [{ description: 'Seats', quantity: 3, unitAmount: { amount: 1000, currency: 'USD' } }],
      dueAt: '2030-01-31T00:00:00Z',
      metadata: { order: '7' },
    },
    idempotencyKey: 'required',
    params: ofCustomer,
    query: noParameters,
    body: createInvoiceSchema,
    response: merchantInvoiceSchema,
    status: 201,
    errors: ['not_found', 'currency_mismatch', 'amount_out_of_range', ...keyErrors],
    run: async (context, { merchantId, params, body, key }) => {
      const { dueAt = null, metadata = {}, ...rest } = body;
      const request = { ...params, ...rest, dueAt, metadata, key };
      const { value, replayed } = await createInvoice(context, merchantId, request);
      return { body: value, replayed };
    },
  }),
  defineEndpoint({
    operationId: 'invoices.list',
    method: 'GET',
    path: '/v1/invoices',
    summary: 'List invoices',
    description: 'Lists invoices, newest first. Filter by customer or status.',
    returns: 'Returns a page of invoices.',
    params: noParameters,
    query: z.strictObject({
      ...pageQuery,
      customerId: identifierSchema.exactOptional(),
      status: z.enum(invoiceStatuses).exactOptional(),
      overdue: z
        .enum(['true', 'false'])
        .meta({ description: '`true` lists only overdue invoices, `false` only the others.' })
        .exactOptional(),
    }),
    body: noBody,
    response: pageOf(merchantInvoiceSchema, 'MerchantInvoicePage'),
    run: async (context, { merchantId, query: { overdue, ...query } }) => ({
      body: await listMerchantInvoices(context, merchantId, {
        ...query,
        overdue: overdue === undefined ? undefined : overdue === 'true',
        limit: query.limit ?? 25,
      }),
    }),
  }),
  defineEndpoint({
    operationId: 'invoices.retrieve',
    method: 'GET',
    path: '/v1/invoices/{invoiceId}',
    summary: 'Retrieve an invoice',
    description: 'Retrieves an invoice with its payments.',
    returns: 'Returns the invoice.',
    params: ofInvoice,
    query: noParameters,
    body: noBody,
    response: merchantInvoiceSchema,
    errors: ['not_found'],
    run: async (context, { merchantId, params }) => ({
      body: await readMerchantInvoice(context.database, merchantScope(merchantId), params.invoiceId),
    }),
  }),
  defineEndpoint({
    operationId: 'invoices.open',
    method: 'POST',
    path: '/v1/invoices/{invoiceId}/open',
    summary: 'Open a draft invoice and collect it when it is due',
    description:
      'Opens a draft invoice and schedules its collection. The wallet reserves what it will pay. The collection runs when the invoice is due.',
    returns: 'Returns the invoice.',
    idempotencyKey: 'required',
    params: ofInvoice,
    query: noParameters,
    body: noBody,
    response: merchantInvoiceSchema,
    errors: ['not_found', 'invoice_status_conflict', ...keyErrors],
    run: async (context, { merchantId, params, key }) => {
      const request = { ...params, key };
      const { value, replayed } = await openInvoice(context, merchantScope(merchantId), request);
      return { body: value, replayed };
    },
  }),
  defineEndpoint({
    operationId: 'invoices.pay',
    method: 'POST',
    path: '/v1/invoices/{invoiceId}/payments',
    summary: 'Pay an invoice',
    description:
      "Pays the amount due now, from the sources that you name or from all of the customer's sources in their order.",
    returns: 'Returns the invoice.',
    example: { methods: ['wallet'] },
    idempotencyKey: 'required',
    params: ofInvoice,
    query: noParameters,
    body: payMerchantInvoiceSchema,
    response: merchantInvoiceSchema,
    errors: [
      'capability_missing',
      'not_found',
      'invoice_not_payable',
      'insufficient_funds',
      'wallet_frozen',
      'wallet_closing',
      'wallet_closed',
      'processor_unavailable',
      ...keyErrors,
    ],
    run: async (context, { merchantId, params, body, key }) => {
      const request = { ...params, ...body, key };
      const { value, replayed } = await payMerchantInvoice(context, merchantScope(merchantId), request);
      return { body: value, replayed };
    },
  }),
  defineEndpoint({
    operationId: 'invoices.void',
    method: 'POST',
    path: '/v1/invoices/{invoiceId}/void',
    summary: 'Void an invoice and return its payments',
    description:
      'Voids an invoice. Reserved funds are released and payments are returned. An invoice cannot be opened again afterwards.',
    returns: 'Returns the invoice.',
    idempotencyKey: 'required',
    params: ofInvoice,
    query: noParameters,
    body: noBody,
    response: merchantInvoiceSchema,
    errors: ['not_found', 'invoice_status_conflict', 'wallet_closing', 'wallet_closed', ...keyErrors],
    run: async (context, { merchantId, params, key }) => {
      const request = { ...params, key };
      const { value, replayed } = await voidInvoice(context, merchantScope(merchantId), request);
      return { body: value, replayed };
    },
  }),
  defineEndpoint({
    operationId: 'invoices.markUncollectible',
    method: 'POST',
    path: '/v1/invoices/{invoiceId}/mark-uncollectible',
    summary: 'Mark an invoice as uncollectible',
    description:
      "Releases the invoice's hold and ends its automatic collection. Use it for an invoice that you no longer expect to be paid. The invoice can still be paid on request, or voided.",
    returns: 'Returns the invoice.',
    idempotencyKey: 'required',
    params: ofInvoice,
    query: noParameters,
    body: noBody,
    response: merchantInvoiceSchema,
    errors: ['not_found', 'invoice_status_conflict', 'wallet_closing', 'wallet_closed', ...keyErrors],
    run: async (context, { merchantId, params, key }) => {
      const request = { ...params, key };
      const { value, replayed } = await markUncollectible(context, merchantScope(merchantId), request);
      return { body: value, replayed };
    },
  }),
  defineEndpoint({
    operationId: 'autoPay.retrieve',
    method: 'GET',
    path: '/v1/wallets/{walletId}/auto-pay',
    summary: "Retrieve a wallet's automatic invoice payment",
    description:
      "Retrieves whether a wallet pays its customer's invoices automatically, and its position among the payment sources.",
    returns: 'Returns the setting.',
    params: ofWallet,
    query: noParameters,
    body: noBody,
    response: autoPaySchema,
    errors: ['not_found'],
    run: async (context, { merchantId, params }) => ({
      body: await readAutoPay(context, merchantScope(merchantId), params.walletId),
    }),
  }),
  defineEndpoint({
    operationId: 'autoPay.update',
    method: 'PUT',
    path: '/v1/wallets/{walletId}/auto-pay',
    summary: "Update a wallet's automatic invoice payment",
    description:
      "Changes whether a wallet pays its customer's invoices automatically, and its position among the payment sources.",
    returns: 'Returns the setting.',
    example: { enabled: true, priority: 1 },
    params: ofWallet,
    query: noParameters,
    body: saveAutoPaySchema,
    response: autoPaySchema,
    errors: ['not_found', 'wallet_closing', 'wallet_closed'],
    run: async (context, { merchantId, params, body }) => ({
      body: await saveAutoPay(context, merchantScope(merchantId), { ...params, ...body }),
    }),
  }),
];
