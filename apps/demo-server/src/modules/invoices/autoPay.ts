import type { Money } from '@coffer/adapter';
import type { Queryable } from '../../database/Database.ts';
import { execute, executeTakeFirst, kysely, sum } from '../../database/queryBuilder.ts';
import { recordAction } from '../auditLog/index.ts';
import { notFound, type WalletContext } from '../shared/index.ts';
import { type AccessScope, findWallet, refuseClosed, type WalletRow } from '../wallets/index.ts';
import { releaseInvoiceHold } from './invoiceWalletPayment.ts';

/** Whether a wallet pays invoices automatically, and when among the payment methods. */
export type AutoPay = {
  walletId: string;
  enabled: boolean;
  /** 1 is first. The customer's payment methods keep their order before and after the wallet. */
  priority: number;
  /** Funds that the wallet reserves for invoices. Turning auto-pay off releases them. */
  reserved: Money;
};

/**
 * Reads the auto-pay setting of a wallet.
 *
 * @throws WalletError `not_found`
 */
export async function readAutoPay(
  context: WalletContext,
  owner: AccessScope,
  walletId: string,
): Promise<AutoPay> {
  return toAutoPay(context.database, await findWallet(context.database, owner, walletId));
}

/**
 * Turns auto-pay on or off. Turning it off releases the holds for invoices. The customer's payment methods still pay
 * invoices automatically.
 *
 * @param setting `priority` keeps its value if it is undefined
 * @throws WalletError `not_found`, `wallet_closed`
 */
export function saveAutoPay(
  context: WalletContext,
  owner: AccessScope,
  { walletId, enabled, priority }: { walletId: string; enabled: boolean; priority?: number | undefined },
): Promise<AutoPay> {
  return context.database.transaction(async (transaction) => {
    const wallet = await findWallet(transaction, owner, walletId);
    refuseClosed(wallet);
    if (!enabled) {
      // All invoices are locked before the wallet, as everywhere.
      const reserving = await execute(
        transaction,
        kysely
          .selectFrom('invoices')
          .selectAll()
          .where('wallet_id', '=', walletId)
          .where('hold_id', 'is not', null)
          .orderBy('id')
          .forUpdate(),
      );
      for (const invoice of reserving) await releaseInvoiceHold(context, transaction, invoice);
    }
    const update = kysely
      .updateTable('wallets')
      .set({ auto_pay: enabled, ...(priority === undefined ? {} : { auto_pay_priority: priority }) })
      .where('id', '=', walletId);
    await execute(transaction, update);
    await recordAction(context, transaction);
    return toAutoPay(transaction, wallet);
  });
}

/** Reads whether and when a wallet pays, without a check of who may see it. */
export async function findAutoPay(
  database: Queryable,
  walletId: string,
): Promise<Pick<AutoPay, 'enabled' | 'priority'>> {
  const query = kysely
    .selectFrom('wallets')
    .select(['auto_pay as enabled', 'auto_pay_priority as priority'])
    .where('id', '=', walletId);
  const row = await executeTakeFirst(database, query);
  if (!row) throw notFound('wallet');
  return row;
}

async function toAutoPay(database: Queryable, { id, currency }: WalletRow): Promise<AutoPay> {
  const query = kysely
    .selectFrom('invoices')
    .innerJoin('ledger.holds as hold', 'hold.id', 'invoices.hold_id')
    .where('invoices.wallet_id', '=', id)
    .where('hold.status', '=', 'open')
    .select(({ ref }) => sum(ref('hold.amount')).as('reserved'));
  const row = await executeTakeFirst(database, query);
  const reserved = { amount: row?.reserved ?? 0, currency };
  return { walletId: id, ...(await findAutoPay(database, id)), reserved };
}
