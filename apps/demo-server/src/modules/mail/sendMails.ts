import type { Selectable } from 'kysely';
import type { Queryable, SqlRow } from '../../database/Database.ts';
import { execute, kysely } from '../../database/queryBuilder.ts';
import type { EmailsTable } from '../../database/tables.gen.ts';
import { type ClaimTasks, createWorkerPool, type TaskOutcome } from '../../jobs/createWorkerPool.ts';
import { dueParameters, dueRows } from '../../jobs/dueRows.ts';
import type { Mailer } from '../../mail/Mailer.ts';
import type { WalletContext } from '../shared/index.ts';

type MailRow = SqlRow & Selectable<EmailsTable>;

/** Time for a server to send a claimed email before another server may claim it. */
const leaseMs = 60_000;
const attemptsMax = 10;
/** A failed attempt that took at least this long counts as a timeout. */
const slowMs = 5_000;

/** Sends each email that is due, once. For tests and the test clock: a server has a pool that keeps running. */
export function sendMails(context: WalletContext, mailer: Mailer | null): Promise<void> {
  return createWorkerPool(claimMails(context, mailer)).drain();
}

/**
 * Claims due emails. An email that cannot be sent is retried up to ten times, with growing delays. Without a mailer,
 * emails stay in the development mailbox. If a server crashes right after sending an email, another server sends it
 * again with the same id.
 */
export function claimMails(context: WalletContext, mailer: Mailer | null): ClaimTasks {
  const { database } = context;
  return async (free) => {
    const now = context.now();
    if (!mailer) {
      const store = kysely
        .updateTable('emails')
        .set({ status: 'stored', next_attempt_at: null })
        .where('next_attempt_at', 'is not', null);
      await execute(database, store);
      return [];
    }
    const due = await database.query<MailRow>(
      `update emails set attempt_count = attempt_count + 1, next_attempt_at = $7 where id in (select id from emails
         where next_attempt_at <= $1 and id in (${dueMails}) for update skip locked) returning *`,
      [...dueParameters(now, free), new Date(now.getTime() + leaseMs)],
    );
    return due.map((mail) => ({
      id: mail.id,
      group: mail.merchant_id,
      tenant: mail.merchant_id,
      run: () => send(database, mailer, { mail, now }),
    }));
  };
}

const dueMails = dueRows({ from: 'emails', due: 'next_attempt_at' });

async function send(
  database: Queryable,
  mailer: Mailer,
  { mail, now }: { mail: MailRow; now: Date },
): Promise<TaskOutcome> {
  const start = performance.now();
  const { id, recipient: to, subject, body: text, html, attempt_count } = mail;
  const saveOutcome = (status: MailRow['status'], nextAttemptAt: Date | null) =>
    execute(
      database,
      kysely.updateTable('emails').set({ status, next_attempt_at: nextAttemptAt }).where('id', '=', id),
    );
  try {
    await mailer.send({ id, to, subject, text, html });
    await saveOutcome('sent', null);
    return 'answered';
  } catch {
    if (attempt_count >= attemptsMax) await saveOutcome('failed', null);
    else await saveOutcome('waiting', new Date(now.getTime() + leaseMs * 2 ** attempt_count));
    return performance.now() - start >= slowMs ? 'timedOut' : 'answered';
  }
}
