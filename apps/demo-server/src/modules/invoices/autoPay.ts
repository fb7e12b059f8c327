import type { Queryable, SqlRow } from '../../database/Database.ts';
import { notFound, type WalletContext } from '../shared/index.ts';
import { type AccessScope, findWallet, refuseClosed } from '../wallets/index.ts';
import type { InvoiceRow } from './invoiceRows.ts';
import { releaseInvoiceHold } from './reserveForInvoice.ts';

/** Whether a wallet pays invoices by itself, and when its turn is. */
export type AutoPay = {
  walletId: string;
  enabled: boolean;
  /** 1 is first; the customer's payment methods keep their own order around it. */
  priority: number;
};

type AutoPayRow = SqlRow & { id: string; auto_pay: boolean; auto_pay_priority: number };

/** Whether a wallet pays invoices by itself. */
export async function readAutoPay(
  context: WalletContext,
  owner: AccessScope,
  walletId: string,
): Promise<AutoPay> {
  await findWallet(context.database, owner, walletId);
  return autoPayOf(context.database, walletId);
}

/** Switches it on or off. Switched off, the wallet lets go of what it reserves for invoices. */
export function saveAutoPay(
  context: WalletContext,
  owner: AccessScope,
  { walletId, enabled, priority }: { walletId: string; enabled: boolean; priority?: number | undefined },
): Promise<AutoPay> {
  return context.database.transaction(async (transaction) => {
    const wallet = await findWallet(transaction, owner, walletId);
    refuseClosed(wallet);
    if (!enabled) {
      // All invoices first, then the wallet: the order in which everybody locks.
      const reserving = await transaction.query<InvoiceRow>(
        'select * from invoices where wallet_id = $1 and hold_id is not null order by id for update',
        [walletId],
      );
      for (const invoice of reserving) await releaseInvoiceHold(context, transaction, invoice);
    }
    await transaction.query(
      'update wallets set auto_pay = $2, auto_pay_priority = coalesce($3, auto_pay_priority) where id = $1',
      [walletId, enabled, priority ?? null],
    );
    return autoPayOf(transaction, walletId);
  });
}

/** A wallet's setting, for those who know that they may see it. */
export async function autoPayOf(database: Queryable, walletId: string): Promise<AutoPay> {
  const [row] = await database.query<AutoPayRow>(
    'select id, auto_pay, auto_pay_priority from wallets where id = $1',
    [walletId],
  );
  if (!row) throw notFound('wallet');
  return { walletId: row.id, enabled: row.auto_pay, priority: row.auto_pay_priority };
}
