import { WalletError } from '../errors/WalletError.ts';
import type { Entry, EntrySource } from '../port/Entry.ts';
import type { PaymentMethod } from '../port/PaymentMethod.ts';
import type { Receipt } from '../port/Receipt.ts';
import type { TopUp } from '../port/TopUp.ts';
import type { MemoryWallet } from './MemoryWallet.ts';

const paidSources: readonly EntrySource[] = ['topUp', 'autoTopUp', 'paymentLink'];

/** Data of a receipt besides its entry. */
export type MemoryReceiptContext = {
  merchant: { name: string };
  customer: { name: string };
  topUp: (topUpId: string) => TopUp | undefined;
  methods: readonly PaymentMethod[];
};

/** Creates the receipt of an entry. */
export function memoryReceipt(
  wallet: MemoryWallet,
  entryId: string,
  { merchant, customer, topUp, methods }: MemoryReceiptContext,
): Receipt {
  const entry = wallet.entries.find(({ id }) => id === entryId);
  if (!entry) throw new WalletError('not_found', `There is no entry "${entryId}" in this wallet.`);
  const paid = paidSources.includes(entry.source);
  const payment = paid && entry.reference ? topUp(entry.reference.id) : undefined;
  const method = methods.find(({ id }) => id === payment?.paymentMethodId);
  return {
    number: paid ? `R-${entry.amount.currency}-${1000 + entry.number}` : null,
    entry,
    merchant,
    customer: { name: customer.name },
    lines: paid ? lines(entry, payment) : [],
    paidWith: method ? `${method.brand} •••• ${method.last4}` : (entry.metadata.paymentMethod ?? null),
    issuedAt: entry.createdAt,
    document: null,
  };
}

function lines({ amount }: Entry, topUp: TopUp | undefined): Receipt['lines'] {
  const { bonus, fee, tax, total = amount }: Partial<TopUp> = topUp ?? {};
  const extra = (
    [
      ['bonus', bonus],
      ['fee', fee],
      ['tax', tax],
    ] as const
  ).flatMap(([kind, money]) => (money && money.amount > 0 ? [{ kind, amount: money }] : []));
  return [{ kind: 'amount', amount }, ...extra, { kind: 'total', amount: total }];
}
