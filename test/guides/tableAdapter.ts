import {
  type CallOptions,
  type Entry,
  type ListEntriesParameters,
  type Money,
  type WalletAdapter,
  WalletError,
  type WalletSession,
} from '@coffer/adapter';

/** The data of this example. In your back end these are rows of a database. */
export type WalletTable = {
  customer: { id: string; name: string };
  wallets: { id: string; currency: string; createdAt: string; entries: Entry[] }[];
};

/** A read-only wallet: balance and entries of one customer who is already known. */
export function tableAdapter({ customer, wallets }: WalletTable): WalletAdapter {
  return { getSession, listWallets, getBalance, listEntries };

  async function getSession(): Promise<WalletSession> {
    return {
      merchant: { name: 'Acme' },
      customer,
      // This back end has only balance and entries. The widgets hide everything else.
      capabilities: [],
      scopes: ['view'],
      topUp: [],
      paymentMethodSetup: null,
    };
  }

  async function listWallets({ signal }: CallOptions = {}) {
    // Aborted when the customer leaves the page. Pass it to your queries.
    signal?.throwIfAborted();
    return wallets.map(({ id, currency, createdAt }) => ({
      id,
      customerId: customer.id,
      currency,
      status: 'active' as const,
      createdAt,
    }));
  }

  async function getBalance({ walletId }: { walletId: string }) {
    const { currency, entries } = walletOf(walletId);
    const balance: Money = entries.at(-1)?.balanceAfter ?? { amount: 0, currency };
    const none = { amount: 0, currency };
    return {
      walletId,
      status: 'active' as const,
      balance,
      pendingCharges: none,
      availableBalance: balance,
      promotionalBalance: none,
      nextExpiry: null,
      // Rises with each change, so that an older balance never replaces a newer one.
      sequence: entries.length,
      asOf: new Date().toISOString(),
    };
  }

  async function listEntries({ walletId, filter = {}, cursor, limit = 25 }: ListEntriesParameters) {
    const { entries } = walletOf(walletId);
    if (!Number.isInteger(limit) || limit < 1 || limit > 100) throw invalid('limit');
    const before = cursor === undefined ? entries.length + 1 : Number(cursor);
    if (!Number.isInteger(before) || before < 1) throw invalid('cursor');
    const found = entries.filter((entry) => entry.number < before && matches(entry, filter)).reverse();
    const items = found.slice(0, limit);
    const last = items.at(-1);
    return { items, nextCursor: found.length > limit && last ? String(last.number) : null };
  }

  function walletOf(walletId: string) {
    const wallet = wallets.find(({ id }) => id === walletId);
    // Another customer's wallet looks like one that does not exist.
    if (!wallet) throw new WalletError('not_found', 'There is no such wallet.');
    return wallet;
  }
}

function matches(entry: Entry, filter: NonNullable<ListEntriesParameters['filter']>): boolean {
  const { type, source, direction, from, to, amountMin = 0, amountMax = Infinity, text = '' } = filter;
  const size = Math.abs(entry.amount.amount);
  const words = `${entry.reason ?? ''} ${entry.reference?.id ?? ''}`.toLowerCase();
  return (
    (!type || type.includes(entry.type)) &&
    (!source || source.includes(entry.source)) &&
    (!direction || (direction === 'in') === entry.amount.amount > 0) &&
    (!from || Date.parse(entry.createdAt) >= Date.parse(from)) &&
    (!to || Date.parse(entry.createdAt) < Date.parse(to)) &&
    size >= amountMin &&
    size <= amountMax &&
    words.includes(text.toLowerCase())
  );
}

function invalid(field: string) {
  return new WalletError('invalid_request', `${field} is not valid.`, {
    fields: [{ field, message: 'is not valid' }],
  });
}
