import { invoiceFailureCodes, invoiceStatuses } from '@coffer/adapter';
import { moneySchema } from '@coffer/adapter/server';
import { z } from 'zod';
import {
  currencySchema,
  identifierSchema,
  instantSchema,
  metadataSchema,
  nonNegativeMoneySchema,
  text,
  timestampSchema,
} from '../schemas.ts';

const lineSchema = z
  .strictObject({
    description: z.string(),
    quantity: z.number(),
    unitAmount: moneySchema,
    amount: moneySchema,
  })
  .meta({ id: 'MerchantInvoiceLine' });

const paymentSchema = z
  .strictObject({
    id: z.string(),
    method: z.discriminatedUnion('type', [
      z.strictObject({ type: z.literal('wallet'), walletId: z.string() }),
      z.strictObject({ type: z.literal('paymentMethod'), paymentMethodId: z.string(), label: z.string() }),
    ]),
    amount: moneySchema,
    status: z.enum(['processing', 'settled', 'failed']),
    refunded: moneySchema.check(z.describe('Amount that was refunded.')),
    createdAt: timestampSchema,
    failure: z.strictObject({ code: z.string(), message: z.string() }).nullable(),
  })
  .meta({ id: 'MerchantInvoicePayment', description: 'A payment of an invoice, or a failed attempt.' });

/** Invoice in the merchant API. */
export const merchantInvoiceSchema = z
  .strictObject({
    id: z.string(),
    number: z.string(),
    customerId: z.string(),
    currency: z.string(),
    status: z.enum(invoiceStatuses),
    lines: z.array(lineSchema),
    total: moneySchema,
    paid: moneySchema,
    due: moneySchema,
    payments: z.array(paymentSchema),
    walletId: z.string().nullable(),
    holdId: z.string().nullable().meta({ description: 'The hold that reserves funds for the invoice.' }),
    dueAt: timestampSchema.nullable(),
    overdueAt: timestampSchema.nullable().meta({
      description: 'Time since which the unpaid invoice is overdue. Null if it is not.',
    }),
    nextAttemptAt: timestampSchema.nullable().meta({
      description: 'Time of the next automatic payment attempt. Null if none is scheduled.',
    }),
    failure: z
      .strictObject({ code: z.enum(invoiceFailureCodes), message: z.string() })
      .nullable()
      .meta({
        description:
          'Reason why the latest attempts did not pay the invoice in full. Null once nothing is due.',
      }),
    metadata: metadataSchema,
    createdAt: timestampSchema,
  })
  .meta({ id: 'MerchantInvoice', description: 'An invoice with its payments.' });

/** Request body that creates a draft invoice. */
export const createInvoiceSchema = z
  .strictObject({
    currency: currencySchema,
    lines: z
      .array(
        z
          .strictObject({
            description: text(500),
            quantity: z.int().min(1).max(1_000_000),
            unitAmount: nonNegativeMoneySchema.meta({
              description: "Price of one unit, in the invoice's currency.",
            }),
          })
          .meta({ id: 'NewInvoiceLine' }),
      )
      .min(1)
      .max(100),
    dueAt: instantSchema
      .nullable()
      .meta({ description: 'Due date. Without one, the invoice is collected as soon as it is opened.' })
      .exactOptional(),
    metadata: metadataSchema.exactOptional(),
  })
  .meta({ id: 'CreateInvoice' });

/** Request body that pays an invoice for the merchant. */
export const payMerchantInvoiceSchema = z
  .strictObject({
    methods: z
      .array(identifierSchema)
      .min(1)
      .max(20)
      .meta({
        description:
          'Payment sources to try, in this order: `wallet` and IDs of payment methods. Defaults to all of them by priority.',
      })
      .exactOptional(),
  })
  .meta({ id: 'PayMerchantInvoice' });

/** Automatic invoice payment of a wallet. */
export const autoPaySchema = z
  .strictObject({
    walletId: z.string(),
    enabled: z.boolean(),
    priority: z.int(),
    reserved: moneySchema.check(
      z.describe('Funds that the wallet reserves for invoices. Turning auto-pay off releases them.'),
    ),
  })
  .meta({
    id: 'AutoPay',
    description: 'Whether a wallet pays invoices automatically, and its priority among the payment sources.',
  });

/** Request body that changes automatic invoice payment. */
export const saveAutoPaySchema = z
  .strictObject({
    enabled: z.boolean(),
    priority: z
      .int()
      .min(1)
      .max(100)
      .meta({
        description: 'Priority 1, which we recommend, is used first. Defaults to the current priority.',
      })
      .exactOptional(),
  })
  .meta({ id: 'SaveAutoPay' });
