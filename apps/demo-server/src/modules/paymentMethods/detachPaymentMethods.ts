import { execute, kysely } from '../../database/queryBuilder.ts';
import { type ClaimTasks, createWorkerPool } from '../../jobs/createWorkerPool.ts';
import { dueParameters, dueRows } from '../../jobs/dueRows.ts';
import { ProcessorUnavailable } from '../../payments/ProcessorUnavailable.ts';
import { type WalletContext, withProcessorDeadline } from '../shared/index.ts';

type MethodRow = { id: string; merchant_id: string; processor_reference: string };

/** Pause before the next request if the processor does not respond or the server crashed. */
const againMs = 60_000;

/** Detaches one removed method at the processor now. When it does not answer, the worker pool asks again. */
export async function detachMethod(context: WalletContext, paymentMethodId: string): Promise<void> {
  const now = context.now();
  const due = await context.database.query<MethodRow>(
    `update payment_methods set detach_at = $2
     where id in (select m.id from ${unusedMethods} m where m.id = $3 and m.detach_at <= $1)
     returning id, merchant_id, processor_reference`,
    [now, new Date(now.getTime() + againMs), paymentMethodId],
  );
  for (const row of due) await detach(context, row);
}

/** Detaches each removed method that is due, once. For tests and the test clock: a server has a pool that keeps running. */
export function detachPaymentMethods(context: WalletContext): Promise<void> {
  return createWorkerPool(claimMethods(context)).drain();
}

/**
 * Claims removed methods that the processor has not detached yet. A method that the customer saved again stays at the
 * processor. Several servers can share the work.
 */
export function claimMethods(context: WalletContext): ClaimTasks {
  return async (free) => {
    const now = context.now();
    const due = await context.database.query<MethodRow>(
      `update payment_methods set detach_at = $7
       where id in (select id from payment_methods where detach_at <= $1 and id in (${dueMethods})
         for update skip locked)
       returning id, merchant_id, processor_reference`,
      [...dueParameters(now, free), new Date(now.getTime() + againMs)],
    );
    return due.map((row) => ({
      id: row.id,
      group: row.merchant_id,
      tenant: row.merchant_id,
      run: () => withProcessorDeadline(context, (within) => detach(within, row)),
    }));
  };
}

/** Removed methods whose token no method of the customer's uses any more. */
const unusedMethods = `(select * from payment_methods removed where removed.detach_at is not null and not exists (
  select from payment_methods other where other.customer_id = removed.customer_id
    and other.processor_reference = removed.processor_reference and other.removed_at is null))`;

/** Selects when each removed method is due, as SQL. */
export const detachmentsDueAt = `select detach_at from ${unusedMethods} waiting`;

const dueMethods = dueRows({ from: unusedMethods, due: 'detach_at' });

async function detach(
  { database, processor }: WalletContext,
  { id, processor_reference: reference }: MethodRow,
): Promise<void> {
  try {
    await processor.detachMethod(reference);
    await execute(
      database,
      kysely.updateTable('payment_methods').set({ detach_at: null }).where('id', '=', id),
    );
  } catch (error) {
    if (!(error instanceof ProcessorUnavailable)) throw error;
  }
}
