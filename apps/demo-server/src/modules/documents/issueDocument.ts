import { randomBytes } from 'node:crypto';
import { type Selectable, sql } from 'kysely';
import type { Queryable, SqlRow, Transaction } from '../../database/Database.ts';
import { execute, executeTakeFirst, kysely } from '../../database/queryBuilder.ts';
import type { DocumentRequestsTable } from '../../database/tables.gen.ts';
import { type ClaimTasks, createWorkerPool, type TaskOutcome } from '../../jobs/createWorkerPool.ts';
import { dueParameters, dueRows } from '../../jobs/dueRows.ts';
import { createId, type WalletContext } from '../shared/index.ts';
import { buildContent, type DocumentDraft } from './buildContent.ts';
import type { DocumentContent, DocumentKind, DocumentRow } from './DocumentContent.ts';
import { emailDocument } from './emailDocument.ts';
import { requestDocument } from './requestDocument.ts';

type RequestRow = SqlRow & Selectable<DocumentRequestsTable>;

/** Time for a worker to issue a claimed document. */
const leaseMs = 20_000;

/** A document that is issued later than this after its event is not emailed, such as one of imported history. */
const emailedWithinMs = 24 * 60 * 60 * 1000;

/** Issues each requested document, once. For tests and the test clock: a server has a pool that keeps running. */
export function issueDocuments(context: WalletContext): Promise<void> {
  return createWorkerPool(claimDocuments(context)).drain();
}

/** Claims requested documents. Several servers can share the work. */
export function claimDocuments(context: WalletContext): ClaimTasks {
  return async (free) => {
    const now = context.now();
    const due = await context.database.query<RequestRow>(
      `update document_requests set next_attempt_at = $7 where id in (select id from document_requests
         where next_attempt_at <= $1 and id in (${dueRequests}) for update skip locked) returning *`,
      [...dueParameters(now, free), new Date(now.getTime() + leaseMs)],
    );
    return due.map((request) => ({
      id: request.id,
      group: request.merchant_id,
      tenant: request.merchant_id,
      run: () => serveRequest(context, request),
    }));
  };
}

const dueRequests = dueRows({ from: 'document_requests', due: 'next_attempt_at' });

async function serveRequest(context: WalletContext, request: RequestRow): Promise<TaskOutcome> {
  const { kind, subject_id: subjectId, merchant_id: merchantId } = request;
  const document = await issueDocument(context, { merchantId, kind, subjectId });
  await finishRequest(context, document, request);
  return 'answered';
}

/** Emails an issued document and ends its request, in one commit: the email is sent once. */
function finishRequest(
  context: WalletContext,
  document: DocumentRow,
  { id, created_at: requestedAt }: RequestRow,
): Promise<void> {
  return context.database.transaction(async (transaction) => {
    const end = kysely
      .updateTable('document_requests')
      .set({ next_attempt_at: null })
      .where('id', '=', id)
      .where('next_attempt_at', 'is not', null)
      .returning('id');
    if (!(await executeTakeFirst(transaction, end))) return;
    if (document.issued_at.getTime() - requestedAt.getTime() > emailedWithinMs) return;
    await emailDocument(context, transaction, { document, to: null });
  });
}

/**
 * Issues a document with the next number of its series, unless it was issued before. The series is locked until the
 * commit, so a number is neither used twice nor skipped, also when a server stops in between.
 *
 * @throws WalletError `not_found` when the subject has no document
 */
export async function issueDocument(
  context: WalletContext,
  { merchantId, kind, subjectId }: { merchantId: string; kind: DocumentKind; subjectId: string },
): Promise<DocumentRow> {
  const issued = await findDocumentOf(context.database, { kind, subjectId });
  if (issued) return issued;
  return context.database.transaction(async (transaction) => {
    // A caller who issues the same document at the same time waits here, and then finds it.
    await requestDocument(transaction, { merchantId, kind, subjectId, at: context.now() });
    const lock = kysely
      .selectFrom('document_requests')
      .select('id')
      .where('kind', '=', kind)
      .where('subject_id', '=', subjectId)
      .forNoKeyUpdate();
    await execute(transaction, lock);
    const earlier = await findDocumentOf(transaction, { kind, subjectId });
    if (earlier) return earlier;
    const draft = await buildContent(transaction, { kind, subjectId, now: context.now() });
    return insertDocument(context, transaction, { draft, kind, subjectId });
  });
}

async function insertDocument(
  context: WalletContext,
  transaction: Transaction,
  { draft, kind, subjectId }: { draft: DocumentDraft; kind: DocumentKind; subjectId: string },
): Promise<DocumentRow> {
  const { merchantId, customerId, walletId, content } = draft;
  const { sequence, number } =
    kind === 'invoice' ? invoiceNumber(draft) : await nextNumber(transaction, { merchantId, kind });
  const at = context.now();
  const insert = kysely
    .insertInto('documents')
    .values({
      id: createId('doc', at),
      merchant_id: merchantId,
      customer_id: customerId,
      wallet_id: walletId,
      kind,
      subject_id: subjectId,
      sequence,
      number,
      content: sql<string>`${JSON.stringify(content)}::text::jsonb`,
      url_token: randomBytes(32).toString('base64url'),
      issued_at: at,
    })
    .returningAll()
    .returning(sql<DocumentContent>`content`.as('content'));
  const row = await executeTakeFirst(transaction, insert);
  if (!row) throw new Error(`Document ${number} was not stored.`);
  return row;
}

const prefixes = { receipt: 'R', creditNote: 'CN', statement: 'ST' };

/** Returns the next number of a merchant's series, which stays locked until the transaction ends. */
async function nextNumber(
  transaction: Transaction,
  { merchantId, kind }: { merchantId: string; kind: keyof typeof prefixes },
): Promise<{ sequence: number; number: string }> {
  const increment = kysely
    .insertInto('document_series')
    .values({ merchant_id: merchantId, kind, last: 1 })
    .onConflict((conflict) =>
      conflict
        .columns(['merchant_id', 'kind'])
        .doUpdateSet((row) => ({ last: row('document_series.last', '+', 1) })),
    )
    .returning('last');
  const series = await executeTakeFirst(transaction, increment);
  if (!series) throw new Error(`Merchant ${merchantId} has no series of ${kind}.`);
  return { sequence: series.last, number: `${prefixes[kind]}-${String(series.last).padStart(4, '0')}` };
}

/** An invoice has its number since it was created. */
function invoiceNumber({ number }: DocumentDraft): { sequence: number; number: string } {
  const sequence = Number(/\d+$/.exec(number ?? '')?.[0]);
  if (number === null || !Number.isSafeInteger(sequence)) throw new Error('This invoice has no number.');
  return { sequence, number };
}

/** Finds the document of a subject, if it was issued. */
export async function findDocumentOf(
  database: Queryable,
  { kind, subjectId }: { kind: DocumentKind; subjectId: string },
): Promise<DocumentRow | null> {
  const query = kysely
    .selectFrom('documents')
    .selectAll()
    .select(sql<DocumentContent>`content`.as('content'))
    .where('kind', '=', kind)
    .where('subject_id', '=', subjectId);
  return (await executeTakeFirst(database, query)) ?? null;
}
