import * as z from 'zod/mini';
import {
  type Invoice,
  type InvoiceLine,
  type InvoicePayment,
  invoiceFailureCodes,
  invoiceStatuses,
} from '../port/Invoice.ts';
import type { Page } from '../port/Page.ts';
import { pageOf } from './page.ts';
import { currency, identifier, moneySchema, openEnum, openObject, timestamp, trusted } from './scalars.ts';

export const invoiceLineSchema = z.object({
  description: z.string(),
  quantity: trusted(z.number()),
  unitAmount: moneySchema,
  amount: moneySchema,
}) satisfies z.ZodMiniType<InvoiceLine>;

export const invoiceMethodSchema = openObject<InvoicePayment['method']>();

export const invoicePaymentSchema = z.object({
  id: trusted(identifier),
  method: invoiceMethodSchema,
  amount: moneySchema,
  status: openEnum(['processing', 'settled', 'failed']),
  refunded: moneySchema,
  createdAt: timestamp,
}) satisfies z.ZodMiniType<InvoicePayment>;

export const invoiceSchema = z.object({
  id: identifier,
  number: z.string(),
  customerId: trusted(identifier),
  currency: trusted(currency),
  status: z.enum(invoiceStatuses),
  lines: z.array(invoiceLineSchema),
  total: moneySchema,
  paid: moneySchema,
  due: moneySchema,
  payments: z.array(invoicePaymentSchema),
  dueAt: z.nullable(timestamp),
  overdueAt: z.nullable(timestamp),
  nextAttemptAt: z.nullable(timestamp),
  failure: z.nullable(z.object({ code: openEnum(invoiceFailureCodes), message: z.string() })),
  createdAt: timestamp,
}) satisfies z.ZodMiniType<Invoice>;

export const invoicePageSchema = pageOf(invoiceSchema) satisfies z.ZodMiniType<Page<Invoice>>;
