import { z } from 'zod';
import { defineRoute, noBody, noParameters } from './defineRoute.ts';
import { invoicePageSchema, invoiceSchema } from './documentation.ts';
import { entryQuerySchema, identifierSchema, payInvoiceSchema } from './requestSchemas.ts';

/** Routes of invoices. */
export const invoiceRoutes = [
  defineRoute({
    operationId: 'listInvoices',
    method: 'GET',
    path: '/invoices',
    summary: 'List invoices',
    description: "Lists the signed-in customer's invoices, newest first. Drafts are not included.",
    returns: 'Returns a page of invoices.',
    scope: 'view',
    capability: 'invoices',
    params: noParameters,
    query: entryQuerySchema.pick({ cursor: true, limit: true }),
    body: noBody,
    response: invoicePageSchema,
    run: (adapter, { query }, options) => adapter.listInvoices?.(query, options),
  }),
  defineRoute({
    operationId: 'payInvoice',
    method: 'POST',
    path: '/invoices/{invoiceId}/payments',
    summary: 'Pay the amount due of an invoice',
    description:
      'Pays the amount due of an invoice: first from the wallet, then with the payment method that you name.',
    returns: 'Returns the invoice.',
    example: { paymentMethodId: 'pm_01m0example' },
    scope: 'topUp',
    capability: 'invoices',
    idempotent: true,
    params: z.strictObject({ invoiceId: identifierSchema }),
    query: noParameters,
    body: payInvoiceSchema,
    response: invoiceSchema,
    errors: [
      'not_found',
      'invoice_not_payable',
      'insufficient_funds',
      'payment_method_unusable',
      'wallet_frozen',
      'processor_unavailable',
    ],
    run: (adapter, { params, body: { paymentMethodId } }, options) =>
      adapter.payInvoice?.({ ...params, ...(paymentMethodId ? { paymentMethodId } : {}) }, options),
  }),
];
