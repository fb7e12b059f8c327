import type { Queryable, SqlRow } from '../database/Database.ts';
import type { Mailer } from '../mail/Mailer.ts';
import type { WalletContext } from './WalletContext.ts';

type MailRow = SqlRow & { id: string; recipient: string; subject: string; body: string; tries: number };

/** How long one server has to hand over a mail before another one tries. */
const leaseMs = 60_000;
const triesMax = 10;
const mails = 20;

/**
 * Hands waiting mails to the mailer, again with growing pauses until it takes them; without one they stay in
 * the development mailbox. A server that dies right after a mail was taken sends it again, with the same id.
 */
export async function sendMails(context: WalletContext, mailer: Mailer | null): Promise<void> {
  const { database } = context;
  const now = context.now();
  if (!mailer) {
    await database.query(
      `update mails set status = 'stored', next_try_at = null where next_try_at is not null`,
    );
    return;
  }
  const due = await database.query<MailRow>(
    `update mails set tries = tries + 1, next_try_at = $2 where id in (select id from mails
       where next_try_at <= $1 order by next_try_at limit $3 for update skip locked) returning *`,
    [now, new Date(now.getTime() + leaseMs), mails],
  );
  await Promise.all(due.map((mail) => send(database, mailer, { mail, now })));
}

async function send(
  database: Queryable,
  mailer: Mailer,
  { mail, now }: { mail: MailRow; now: Date },
): Promise<void> {
  const { id, recipient: to, subject, body: text, tries } = mail;
  const end = (status: string, nextTryAt: Date | null) =>
    database.query('update mails set status = $2, next_try_at = $3 where id = $1', [id, status, nextTryAt]);
  try {
    await mailer.send({ id, to, subject, text });
    await end('sent', null);
  } catch {
    if (tries >= triesMax) await end('failed', null);
    else await end('waiting', new Date(now.getTime() + leaseMs * 2 ** tries));
  }
}
