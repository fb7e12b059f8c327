import type { Page } from '@coffer/adapter';
import type { Selectable } from 'kysely';
import { execute, kysely } from '../../database/queryBuilder.ts';
import type { EmailsTable } from '../../database/tables.gen.ts';
import { toPage, type WalletContext } from '../shared/index.ts';

/** Email to a customer, or to the merchant about a customer. */
export type Mail = {
  id: string;
  /** Null for an email that is about no customer. */
  customerId: string | null;
  /** Null for an email about something that no wallet pays. */
  walletId: string | null;
  audience: MailRow['audience'];
  type: string;
  to: string;
  subject: string;
  body: string;
  /** HTML version of `body`. Null for emails that are older than the HTML templates. */
  html: string | null;
  /** `stored`: no SMTP server is configured, so the email is only listed here. */
  status: MailRow['status'];
  createdAt: string;
};

type MailRow = Selectable<EmailsTable>;

/** Lists the emails to a merchant's customers, newest first. Serves as the mailbox in development. */
export async function listMails(
  context: WalletContext,
  merchantId: string,
  { walletId, cursor, limit }: { walletId?: string | undefined; cursor?: string | undefined; limit: number },
): Promise<Page<Mail>> {
  let query = kysely.selectFrom('emails').selectAll().where('merchant_id', '=', merchantId);
  if (walletId !== undefined) query = query.where('wallet_id', '=', walletId);
  if (cursor !== undefined) query = query.where('id', '<', cursor);
  const rows = await execute(context.database, query.orderBy('id', 'desc').limit(limit + 1));
  return toPage(rows.map(toMail), limit);
}

function toMail(row: MailRow): Mail {
  return {
    id: row.id,
    customerId: row.customer_id,
    walletId: row.wallet_id,
    audience: row.audience,
    type: row.type,
    to: row.recipient,
    subject: row.subject,
    body: row.body,
    html: row.html,
    status: row.status,
    createdAt: row.created_at.toISOString(),
  };
}
