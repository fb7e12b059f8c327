import type { WalletContext } from './WalletContext.ts';

const dayMs = 86_400_000;
/** How long the delivery log tells of what has ended, and what waits for a disabled endpoint. */
const deliveriesKeptDays = 30;
/** How long mails to customers are shown. */
const mailsKeptDays = 90;
/** So many in one commit, so that nobody waits long for it. */
const batch = 1000;

/**
 * Deletes what only tells how somebody was told, once it is old: ended webhook deliveries with their tries, messages
 * that nothing delivers any more, and mails. Events, entries and the audit log stay for good.
 */
export async function forgetOldRecords({ database, now }: WalletContext): Promise<void> {
  const before = (days: number) => new Date(now().getTime() - days * dayMs);
  const untilNone = async (sql: string, days: number) => {
    while ((await database.query(sql, [before(days), batch])).length === batch);
  };
  await untilNone(
    `with old as (
       select d.id from webhook_deliveries d join webhook_endpoints e on e.id = d.endpoint_id
       where d.created_at < $1 and (d.status <> 'waiting' or e.status = 'disabled') limit $2 for update of d skip locked
     ), tries as (delete from webhook_tries where delivery_id in (select id from old))
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
    `delete from mails where id in (
       select id from mails where created_at < $1 and status <> 'waiting' limit $2) returning id`,
    mailsKeptDays,
  );
}
