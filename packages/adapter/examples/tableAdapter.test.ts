import {
  describeWalletAdapter,
  type WalletContractControl,
  type WalletContractSubject,
} from '@coffer/adapter/contract';
import { tableAdapter, type WalletTable } from './tableAdapter.ts';

const none = 'a read-only wallet';

describeWalletAdapter('tableAdapter', startSubject, {
  topUp: none,
  paymentMethods: none,
  addPaymentMethod: none,
  grants: none,
  forecast: none,
  analytics: none,
  receipts: none,
  export: none,
  autoTopUp: none,
  alerts: none,
  invoices: none,
  notifications: none,
  crossings: none,
  hold: none,
  freeze: none,
  beginClosing: none,
  close: none,
});

/** Called for each test. Creates a customer, and the controls that a merchant has over their wallets. */
function startSubject(): WalletContractSubject {
  const table: WalletTable = { customer: { id: 'cus_1', name: 'Ada' }, wallets: [], events: [] };
  const unused = async () => {
    throw new Error('The suite skips this: the third parameter lists it as missing.');
  };
  return {
    adapter: tableAdapter(table),
    control: {
      tokens: { success: '', decline: '', threeDSecure: '', delayed: '' },
      wallet: async ({ currency, balance }) => open(table, currency, balance),
      post: async (parameters) => post(table, parameters),
      otherCustomer: async () => {
        const other: WalletTable = { customer: { id: 'cus_2', name: 'Bo' }, wallets: [], events: [] };
        return { adapter: tableAdapter(other), walletId: open(other, 'USD', 10_000) };
      },
      hold: unused,
      freeze: unused,
      close: unused,
      confirmTopUp: unused,
      settleTopUp: unused,
      expireQuote: unused,
    },
  };
}

function open(table: WalletTable, currency: string, balance: number): string {
  const id = `wal_${table.customer.id}_${currency}`;
  table.wallets.push({ id, currency, createdAt: new Date().toISOString(), entries: [] });
  if (balance > 0) post(table, { walletId: id, amount: { amount: balance, currency } });
  return id;
}

function post(table: WalletTable, parameters: Parameters<WalletContractControl['post']>[0]): void {
  const { walletId, amount, reason = null, reference = null } = parameters;
  const entries = table.wallets.find(({ id }) => id === walletId)?.entries ?? [];
  const balanceBefore = entries.at(-1)?.balanceAfter ?? { ...amount, amount: 0 };
  const balanceAfter = { ...amount, amount: balanceBefore.amount + amount.amount };
  if (balanceAfter.amount < 0) throw new Error('insufficient funds');
  const number = entries.length + 1;
  const createdAt = new Date().toISOString();
  entries.push({
    id: `${walletId}_${number}`,
    walletId,
    number,
    type: amount.amount > 0 ? 'credit' : 'debit',
    source: amount.amount > 0 ? 'merchant' : 'usage',
    amount,
    balanceBefore,
    balanceAfter,
    reason,
    reference,
    metadata: {},
    createdAt,
  });
  const eventType = amount.amount > 0 ? 'wallet.topped_up' : 'wallet.payment_made';
  table.events.push({ type: eventType, walletId, sequence: number, createdAt, data: {} });
}
