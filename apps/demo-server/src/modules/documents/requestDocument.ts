import type { Queryable } from '../../database/Database.ts';
import { execute, kysely } from '../../database/queryBuilder.ts';
import { createId } from '../shared/index.ts';
import type { DocumentKind } from './DocumentContent.ts';

/**
 * Requests a document, in the transaction of what it is about: both commit, or neither. Background work issues it. A
 * number is therefore assigned in a short transaction of its own, and no payment waits for a merchant's number series.
 *
 * @param request.subjectId the top-up, invoice or refund; `<wallet>:<month>` for a statement
 */
export async function requestDocument(
  transaction: Queryable,
  {
    merchantId,
    kind,
    subjectId,
    at,
  }: { merchantId: string; kind: DocumentKind; subjectId: string; at: Date },
): Promise<void> {
  const insert = kysely
    .insertInto('document_requests')
    .values({
      id: createId('drq', at),
      merchant_id: merchantId,
      kind,
      subject_id: subjectId,
      next_attempt_at: at,
      created_at: at,
    })
    .onConflict((conflict) => conflict.columns(['kind', 'subject_id']).doNothing());
  await execute(transaction, insert);
}
