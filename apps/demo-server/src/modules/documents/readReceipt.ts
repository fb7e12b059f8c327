import type { Entry, Receipt } from '@coffer/adapter';
import { executeTakeFirst, kysely } from '../../database/queryBuilder.ts';
import { readCustomer } from '../customers/index.ts';
import { readMerchant } from '../merchants/index.ts';
import type { CustomerOfMerchant } from '../paymentMethods/index.ts';
import type { WalletContext } from '../shared/index.ts';
import { findTopUp, type TopUpRow, toTopUp } from '../topUps/index.ts';
import { readEntry } from '../wallets/index.ts';

const paidSources: readonly Entry['source'][] = ['topUp', 'autoTopUp', 'paymentLink'];

/** Reads the receipt of an entry. Only an entry that its customer paid for has lines and a payment method. */
export async function readReceipt(
  context: WalletContext,
  customer: CustomerOfMerchant,
  parameters: { walletId: string; entryId: string },
): Promise<Receipt> {
  const entry = await readEntry(context, customer, parameters);
  const [merchant, owner, topUp] = await Promise.all([
    readMerchant(context.database, customer.merchantId),
    readCustomer(context, customer.merchantId, customer.customerId),
    paidSources.includes(entry.source) && entry.reference?.type === 'topUp'
      ? findTopUp(context.database, customer, entry.reference.id)
      : null,
  ]);
  return {
    number: `R-${entry.amount.currency}-${1000 + entry.number}`,
    entry,
    merchant: { name: merchant.name },
    customer: { name: owner.name },
    lines: topUp ? paidLines(topUp) : [],
    paidWith: topUp ? await methodLabel(context, topUp.payment_method_id) : null,
    issuedAt: entry.createdAt,
  };
}

function paidLines(row: TopUpRow): Receipt['lines'] {
  const { amount, bonus, fee, tax, total } = toTopUp(row);
  const extra = (
    [
      ['bonus', bonus],
      ['fee', fee],
      ['tax', tax],
    ] as const
  )
    .filter(([, money]) => money.amount > 0)
    .map(([kind, money]) => ({ kind, amount: money }));
  return [{ kind: 'amount', amount }, ...extra, { kind: 'total', amount: total }];
}

/** Includes removed payment methods, because a receipt must not change. */
async function methodLabel({ database }: WalletContext, paymentMethodId: string): Promise<string | null> {
  const method = await executeTakeFirst(
    database,
    kysely.selectFrom('payment_methods').select(['brand', 'last4']).where('id', '=', paymentMethodId),
  );
  return method ? `${method.brand} •••• ${method.last4}` : null;
}
