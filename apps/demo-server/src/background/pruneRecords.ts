import { wallTime } from '../modules/sessions/index.ts';
import type { WalletContext } from '../modules/shared/index.ts';

const dayMs = 86_400_000;
/** Days for which the log keeps finished deliveries, and deliveries that wait for a disabled endpoint. */
const deliveriesKeptDays = 30;
/** Days for which emails to customers are kept. */
const mailsKeptDays = 90;
/** Days for which an expired quote, an ended session and a removed, unused payment method are kept. */
const endedKeptDays = 7;
/** Rows deleted per commit, so that no other write waits long. */
const batch = 1000;

/**
 * Deletes old records in small commits: finished webhook deliveries with their attempts, messages without a
 * delivery, emails, ended sessions, unpaid quotes, and payment methods that were removed before they paid anything.
 * Events, entries, payments and the audit log are never deleted.
 */
export async function pruneRecords(context: WalletContext): Promise<void> {
  const { database } = context;
  const before = (days: number, now = context.now()) => new Date(now.getTime() - days * dayMs);
  const untilNone = async (sql: string, days: number, now?: Date) => {
    while ((await database.query(sql, [before(days, now), batch])).length === batch);
  };
  await untilNone(
    `with old as (
       select d.id from webhook_deliveries d join webhook_endpoints e on e.id = d.endpoint_id
       where d.created_at < $1 and (d.status <> 'waiting' or e.status = 'disabled') limit $2 for update of d skip locked
     ), attempts as (delete from webhook_attempts where delivery_id in (select id from old))
     delete from webhook_deliveries where id in (select id from old) returning id`,
    deliveriesKeptDays,
  );
  await untilNone(
    `delete from webhook_messages where id in (
       select id from webhook_messages m where created_at < $1
         and not exists (select from webhook_deliveries d where d.message_id = m.id) limit $2) returning id`,
    deliveriesKeptDays,
  );
  await untilNone(
    `delete from emails where id in (
       select id from emails where created_at < $1 and status <> 'waiting' limit $2) returning id`,
    mailsKeptDays,
  );
  await untilNone(
    `delete from sessions where id in (
       select id from sessions where expires_at < $1 limit $2 for update skip locked) returning id`,
    endedKeptDays,
    wallTime(context),
  );
  await untilNone(
    `delete from top_up_quotes where id in (
       select id from top_up_quotes where expires_at < $1 and top_up_id is null limit $2 for update skip locked)
     returning id`,
    endedKeptDays,
  );
  await untilNone(
    `delete from payment_methods where id in (
       select id from payment_methods m where removed_at < $1 and detach_at is null
         and not exists (select from top_ups t where t.payment_method_id = m.id)
         and not exists (select from invoice_payments p where p.payment_method_id = m.id)
         and not exists (select from auto_top_ups a where a.payment_method_id = m.id)
       limit $2 for update skip locked) returning id`,
    endedKeptDays,
  );
}
