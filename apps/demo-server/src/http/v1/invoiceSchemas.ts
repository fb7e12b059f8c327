import { invoiceStatuses } from '@coffer/adapter';
import { moneySchema } from '@coffer/adapter/server';
import { z } from 'zod';
import {
  currencySchema,
  identifierSchema,
  instantSchema,
  metadataSchema,
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
    refunded: moneySchema.check(z.describe('What has been given back of it.')),
    createdAt: timestampSchema,
    failure: z.strictObject({ code: z.string(), message: z.string() }).nullable(),
  })
  .meta({ id: 'MerchantInvoicePayment', description: 'Money that an invoice got, or failed to get.' });

/** An invoice as the merchant sees it. */
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
    holdId: z.string().nullable().meta({ description: 'What is reserved for it in the wallet.' }),
    dueAt: timestampSchema.nullable(),
    collectAt: timestampSchema.nullable().meta({ description: 'When it is paid by itself.' }),
    metadata: metadataSchema,
    createdAt: timestampSchema,
  })
  .meta({ id: 'MerchantInvoice', description: 'What a customer owes for, and how it was paid.' });

/** What drafts an invoice. */
export const createInvoiceSchema = z
  .strictObject({
    currency: currencySchema,
    lines: z
      .array(
        z
          .strictObject({
            description: text(500),
            quantity: z.int().min(1).max(1_000_000),
            unitAmount: z.int().min(0).meta({ description: "Minor units of the invoice's currency." }),
          })
          .meta({ id: 'NewInvoiceLine' }),
      )
      .min(1)
      .max(100),
    dueAt: instantSchema
      .nullable()
      .meta({ description: 'Without one it is paid as soon as it is opened.' })
      .exactOptional(),
    metadata: metadataSchema.exactOptional(),
  })
  .meta({ id: 'CreateInvoice' });

/** What pays an invoice on the merchant's word. */
export const payMerchantInvoiceSchema = z
  .strictObject({
    methods: z
      .array(identifierSchema)
      .min(1)
      .max(20)
      .meta({
        description:
          'What to try, in this order: `wallet`, and ids of payment methods. All by their priority unless given.',
      })
      .exactOptional(),
  })
  .meta({ id: 'PayMerchantInvoice' });

/** Whether and when a wallet's turn is to pay invoices by itself. */
export const autoPaySchema = z
  .strictObject({ walletId: z.string(), enabled: z.boolean(), priority: z.int() })
  .meta({ id: 'AutoPay', description: 'Whether a wallet pays invoices by itself, and when its turn is.' });

/** What changes that. */
export const saveAutoPaySchema = z
  .strictObject({
    enabled: z.boolean(),
    priority: z
      .int()
      .min(1)
      .max(100)
      .meta({ description: '1 is first, as recommended for wallets; as it was unless given.' })
      .exactOptional(),
  })
  .meta({ id: 'SaveAutoPay' });
