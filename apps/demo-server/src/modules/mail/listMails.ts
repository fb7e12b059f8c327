import type { Page } from '@coffer/adapter';
import type { SqlRow } from '../../database/Database.ts';
import { toPage, type WalletContext } from '../shared/index.ts';

/** Email to a customer, as its merchant sees it. */
export type Mail = {
  id: string;
  customerId: string;
  walletId: string;
  type: string;
  to: string;
  subject: string;
  body: string;
  /** `stored`: no SMTP server is configured, so the email is only listed here. */
  status: 'waiting' | 'stored' | 'sent' | 'failed';
  createdAt: string;
};

type MailRow = SqlRow & {
  id: string;
  customer_id: string;
  wallet_id: string;
  type: string;
  recipient: string;
  subject: string;
  body: string;
  status: Mail['status'];
  created_at: Date;
};

/** Lists the emails to a merchant's customers, newest first. Serves as the mailbox in development. */
export async function listMails(
  context: WalletContext,
  merchantId: string,
  { walletId, cursor, limit }: { walletId?: string | undefined; cursor?: string | undefined; limit: number },
): Promise<Page<Mail>> {
  const rows = await context.database.query<MailRow>(
    `select * from emails where merchant_id = $1 and ($2::text is null or wallet_id = $2)
       and ($3::text is null or id < $3) order by id desc limit $4`,
    [merchantId, walletId ?? null, cursor ?? null, limit + 1],
  );
  return toPage(rows.map(toMail), limit);
}

function toMail(row: MailRow): Mail {
  return {
    id: row.id,
    customerId: row.customer_id,
    walletId: row.wallet_id,
    type: row.type,
    to: row.recipient,
    subject: row.subject,
    body: row.body,
    status: row.status,
    createdAt: row.created_at.toISOString(),
  };
}
