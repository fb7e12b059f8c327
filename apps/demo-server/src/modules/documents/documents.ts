import { timingSafeEqual } from 'node:crypto';
import type { Money, Page } from '@coffer/adapter';
import { sql } from 'kysely';
import type { Queryable } from '../../database/Database.ts';
import { execute, executeTakeFirst, kysely } from '../../database/queryBuilder.ts';
import { recordAction } from '../auditLog/index.ts';
import { notFound, toPage, type WalletContext } from '../shared/index.ts';
import { type AccessScope, ownedBy } from '../wallets/index.ts';
import type { DocumentContent, DocumentKind, DocumentRow } from './DocumentContent.ts';
import { documentUrl } from './documentUrl.ts';
import { viewOf } from './documentView.ts';
import { emailDocument } from './emailDocument.ts';
import { type DocumentPage, renderHtml } from './renderHtml.ts';
import { renderPdf } from './renderPdf.ts';

/** An issued document, with the URLs of its page and its PDF. */
export type IssuedDocument = {
  id: string;
  kind: DocumentKind;
  title: DocumentContent['title'];
  number: string;
  customerId: string;
  walletId: string | null;
  /** The top-up, invoice or refund that it is about; `<wallet>:<month>` for a statement. */
  subjectId: string;
  total: Money;
  locale: DocumentContent['locale'];
  url: string;
  pdfUrl: string;
  issuedAt: string;
};

const columns = kysely
  .selectFrom('documents')
  .selectAll()
  .select(sql<DocumentContent>`content`.as('content'));

/**
 * Reads a document that the owner may see.
 *
 * @throws WalletError `not_found`
 */
export async function readDocument(
  context: WalletContext,
  owner: AccessScope,
  documentId: string,
): Promise<IssuedDocument> {
  return toDocument(context, await findDocument(context.database, owner, documentId));
}

async function findDocument(
  database: Queryable,
  owner: AccessScope,
  documentId: string,
): Promise<DocumentRow> {
  const query = columns.where('id', '=', documentId).where(({ and }) => and(ownedBy(owner)));
  const row = await executeTakeFirst(database, query);
  if (!row) throw notFound('document');
  return row;
}

export type ListDocumentsParameters = {
  customerId?: string | undefined;
  walletId?: string | undefined;
  kind?: DocumentKind | undefined;
  cursor?: string | undefined;
  limit: number;
};

/** Lists the documents that the owner may see, newest first. */
export async function listDocuments(
  context: WalletContext,
  owner: AccessScope,
  { customerId, walletId, kind, cursor, limit }: ListDocumentsParameters,
): Promise<Page<IssuedDocument>> {
  let query = columns.where(({ and }) => and(ownedBy(owner)));
  if (customerId !== undefined) query = query.where('customer_id', '=', customerId);
  if (walletId !== undefined) query = query.where('wallet_id', '=', walletId);
  if (kind !== undefined) query = query.where('kind', '=', kind);
  if (cursor !== undefined) query = query.where('id', '<', cursor);
  const rows = await execute(context.database, query.orderBy('id', 'desc').limit(limit + 1));
  return toPage(
    rows.map((row) => toDocument(context, row)),
    limit,
  );
}

/**
 * Emails a document again: to the address given, else to the finance address of the document, else to the customer's.
 *
 * @throws WalletError `not_found`
 */
export function sendDocument(
  context: WalletContext,
  owner: AccessScope,
  { documentId, to }: { documentId: string; to: string | null },
): Promise<IssuedDocument> {
  return context.database.transaction(async (transaction) => {
    const document = await findDocument(transaction, owner, documentId);
    await emailDocument(context, transaction, { document, to });
    await recordAction(context, transaction);
    return toDocument(context, document);
  });
}

/** Renders the page of the document with this URL. Returns null for a wrong token. */
export async function renderDocumentPage(
  context: WalletContext,
  url: { documentId: string; token: string },
): Promise<DocumentPage | null> {
  const document = await findByUrl(context.database, url);
  return document && renderHtml(viewOf(document), { pdfUrl: documentUrl(context, document).pdf });
}

/** Renders the PDF of the document with this URL. Returns null for a wrong token. */
export async function renderDocumentPdf(
  context: WalletContext,
  url: { documentId: string; token: string },
): Promise<{ name: string; pdf: Uint8Array<ArrayBuffer> } | null> {
  const document = await findByUrl(context.database, url);
  return document && { name: `${document.number}.pdf`, pdf: await renderPdf(viewOf(document)) };
}

async function findByUrl(
  database: Queryable,
  { documentId, token }: { documentId: string; token: string },
): Promise<DocumentRow | null> {
  const row = await executeTakeFirst(database, columns.where('id', '=', documentId));
  if (!row) return null;
  const [wanted, given] = [Buffer.from(row.url_token), Buffer.from(token)];
  return wanted.length === given.length && timingSafeEqual(wanted, given) ? row : null;
}

/** Converts a row to a document of the API. */
export function toDocument(context: WalletContext, row: DocumentRow): IssuedDocument {
  const { title, total, currency, locale } = row.content;
  const { page, pdf } = documentUrl(context, row);
  return {
    id: row.id,
    kind: row.kind,
    title,
    number: row.number,
    customerId: row.customer_id,
    walletId: row.wallet_id,
    subjectId: row.subject_id,
    total: { amount: total, currency },
    locale,
    url: page,
    pdfUrl: pdf,
    issuedAt: row.issued_at.toISOString(),
  };
}
