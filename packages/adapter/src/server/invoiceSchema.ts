import { z } from 'zod';
import { invoiceStatuses } from '../port/Invoice.ts';
import { identifierSchema } from './identifierSchema.ts';
import { currencySchema, moneySchema } from './moneySchema.ts';
import { timestampSchema } from './timestampSchema.ts';

const invoiceLineSchema = z
  .strictObject({
    description: z.string(),
    quantity: z.number(),
    unitAmount: moneySchema,
    amount: moneySchema,
  })
  .meta({ id: 'InvoiceLine', description: 'One thing that an invoice charges for.' });

const invoicePaymentSchema = z
  .strictObject({
    id: identifierSchema,
    method: z.discriminatedUnion('type', [
      z.strictObject({ type: z.literal('wallet'), walletId: identifierSchema }),
      z.strictObject({
        type: z.literal('paymentMethod'),
        paymentMethodId: identifierSchema,
        label: z.string(),
      }),
    ]),
    amount: moneySchema,
    status: z.enum(['processing', 'settled', 'failed']),
    refunded: moneySchema,
    createdAt: timestampSchema,
  })
  .meta({ id: 'InvoicePayment', description: 'Money that an invoice got, or gave back.' });

/** `Invoice` on the wire. */
export const invoiceSchema = z
  .strictObject({
    id: identifierSchema,
    number: z.string(),
    customerId: identifierSchema,
    currency: currencySchema,
    status: z.enum(invoiceStatuses),
    lines: z.array(invoiceLineSchema),
    total: moneySchema,
    paid: moneySchema,
    due: moneySchema,
    payments: z.array(invoicePaymentSchema),
    dueAt: timestampSchema.nullable(),
    createdAt: timestampSchema,
  })
  .meta({ id: 'Invoice', description: 'What a customer owes for, and how it was paid.' });

/** `Page<Invoice>` on the wire. */
export const invoicePageSchema = z
  .strictObject({ items: z.array(invoiceSchema), nextCursor: z.string().nullable() })
  .meta({
    id: 'InvoicePage',
    description: 'Invoices, newest first. Ask with `nextCursor` for what follows.',
  });

/** What pays an invoice. */
export const payInvoiceSchema = z
  .strictObject({
    paymentMethodId: identifierSchema
      .nullable()
      .meta({ description: 'Pays what the wallet does not reach; without it the rest stays due.' })
      .exactOptional(),
  })
  .meta({ id: 'PayInvoice', description: 'Pays what is due of an invoice.' });
