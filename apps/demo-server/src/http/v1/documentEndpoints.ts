import { moneySchema } from '@coffer/adapter/server';
import { z } from 'zod';
import { documentKinds, listDocuments, readDocument, sendDocument } from '../../modules/documents/index.ts';
import { locales } from '../../modules/languages/index.ts';
import { defineEndpoint, noBody, noParameters } from '../defineEndpoint.ts';
import { identifierSchema, pageOf, pageQuery, timestampSchema } from '../schemas.ts';
import { merchantScope } from './merchantScope.ts';

const documentSchema = z
  .strictObject({
    id: z.string(),
    kind: z.enum(documentKinds),
    title: z.enum([...documentKinds, 'taxInvoice', 'paymentReceipt']).meta({
      description:
        'Title of the printed document. A receipt is a `taxInvoice` if tax was charged or reversed, or a `paymentReceipt` if tax is charged when the balance is used.',
    }),
    number: z.string().meta({
      description: 'Number in your series of this kind, such as `R-0042`. A series has no gaps.',
    }),
    customerId: z.string(),
    walletId: z.string().nullable(),
    subjectId: z.string().meta({
      description:
        'ID of the top-up, invoice or refund that the document is about. A statement has the ID of its wallet and its month, such as `wal_01m0…:2026-11`.',
    }),
    total: moneySchema,
    locale: z.enum(locales).meta({ description: 'Language of the document.' }),
    url: z.string().meta({
      description: 'URL of the page. Anyone who has it can read the document without signing in.',
    }),
    pdfUrl: z.string().meta({ description: 'URL of the PDF, with the same access as the page.' }),
    issuedAt: timestampSchema,
  })
  .meta({
    id: 'Document',
    description: 'An issued receipt, invoice, credit note or statement. It never changes.',
  });

const ofDocument = z.strictObject({ documentId: identifierSchema });

/** Operations on issued documents. */
export const documentEndpoints = [
  defineEndpoint({
    operationId: 'documents.list',
    method: 'GET',
    path: '/v1/documents',
    summary: 'List documents',
    description:
      'Lists issued receipts, invoices, credit notes and statements, newest first. Filter by customer, wallet or kind.',
    returns: 'Returns a page of documents.',
    params: noParameters,
    query: z.strictObject({
      ...pageQuery,
      customerId: identifierSchema.exactOptional(),
      walletId: identifierSchema.exactOptional(),
      kind: z.enum(documentKinds).exactOptional(),
    }),
    body: noBody,
    response: pageOf(documentSchema, 'DocumentPage'),
    run: async (context, { merchantId, query }) => ({
      body: await listDocuments(context, merchantScope(merchantId), { ...query, limit: query.limit ?? 25 }),
    }),
  }),
  defineEndpoint({
    operationId: 'documents.retrieve',
    method: 'GET',
    path: '/v1/documents/{documentId}',
    summary: 'Retrieve a document',
    description:
      'Retrieves an issued document with the URLs of its page and its PDF. A document never changes after it is issued.',
    returns: 'Returns the document.',
    params: ofDocument,
    query: noParameters,
    body: noBody,
    response: documentSchema,
    errors: ['not_found'],
    run: async (context, { merchantId, params }) => ({
      body: await readDocument(context, merchantScope(merchantId), params.documentId),
    }),
  }),
  defineEndpoint({
    operationId: 'documents.send',
    method: 'POST',
    path: '/v1/documents/{documentId}/send',
    summary: 'Email a document again',
    description:
      'Emails a document again, in the language in which it was issued. Use it when a customer lost the email or asks for a copy to another address.',
    returns: 'Returns the document.',
    example: { to: 'finance@example.com' },
    params: ofDocument,
    query: noParameters,
    body: z
      .strictObject({
        to: z.email().max(320).exactOptional().meta({
          description:
            "Address to send it to. Defaults to the finance email of the customer's billing profile when the document was issued, else to the customer's email.",
        }),
      })
      .meta({ id: 'SendDocument' }),
    response: documentSchema,
    errors: ['not_found'],
    run: async (context, { merchantId, params: { documentId }, body }) => ({
      body: await sendDocument(context, merchantScope(merchantId), { documentId, to: body.to ?? null }),
    }),
  }),
];
