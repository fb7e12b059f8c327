import { ProcessorUnavailable } from '../processor/ProcessorUnavailable.ts';
import type { WalletContext } from './WalletContext.ts';

/** How long until the next one asks, where the processor does not answer or who asked has died. */
const againMs = 60_000;

/**
 * Has the processor let go of methods that were removed, again until it has. One that was saved anew meanwhile
 * stays there. Any number of servers can do this at once. With an id it is about that method only.
 */
export async function forgetMethods(
  context: WalletContext,
  paymentMethodId: string | null = null,
): Promise<void> {
  const { database, processor } = context;
  const now = context.now();
  const due = await database.query<{ id: string; processor_reference: string }>(
    `update payment_methods set forget_at = $2
     where id in (
       select m.id from payment_methods m
       where m.forget_at <= $1 and ($3::text is null or m.id = $3) and not exists (select from payment_methods other
         where other.customer_id = m.customer_id and other.processor_reference = m.processor_reference
           and other.removed_at is null)
       order by m.forget_at limit 20 for update skip locked)
     returning id, processor_reference`,
    [now, new Date(now.getTime() + againMs), paymentMethodId],
  );
  for (const { id, processor_reference: reference } of due) {
    try {
      await processor.forgetMethod(reference);
      await database.query('update payment_methods set forget_at = null where id = $1', [id]);
    } catch (error) {
      if (!(error instanceof ProcessorUnavailable)) throw error;
    }
  }
}
