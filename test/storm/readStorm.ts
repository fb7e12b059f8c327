import type { Json, StormApi } from './StormApi.ts';

/** A wallet and everything in it. */
export type ReadWallet = {
  wallet: Json;
  balance: Json;
  /** Oldest first. */
  entries: Json[];
  grants: Json[];
  holds: Json[];
  closure: Json | null;
  verification: Json;
};

/** Everything that the API returns after a storm. */
export type StormReading = {
  customers: Json[];
  wallets: ReadWallet[];
  topUps: Json[];
  invoices: Json[];
  refunds: Json[];
  disputes: Json[];
  links: Json[];
  /** Payments in the test processor's own records. */
  payments: Json[];
  /** Events by wallet ID. */
  events: Map<string, Json[]>;
  totals: Json;
};

/** Reads everything through the API, and repeats that until no wallet changed meanwhile. */
export async function readStorm(api: StormApi): Promise<StormReading> {
  for (let attempt = 1; ; attempt += 1) {
    const reading = await readOnce(api);
    const after = await Promise.all(
      reading.wallets.map(({ wallet }) => get(api, `/v1/wallets/${wallet.id}/balance`)),
    );
    const isSame = reading.wallets.every(({ balance }, at) => balance.sequence === after[at].sequence);
    if (isSame) return reading;
    if (attempt === 10) throw new Error('The wallets still change after the storm.');
  }
}

async function readOnce(api: StormApi): Promise<StormReading> {
  const customers = await pages(api, '/v1/customers');
  const wallets: ReadWallet[] = [];
  for (const wallet of await pages(api, '/v1/wallets')) wallets.push(await readWallet(api, wallet));
  const events = new Map<string, Json[]>();
  for (const customer of customers) await readEvents(api, customer.id, events);
  return {
    customers,
    wallets,
    events,
    topUps: await pages(api, '/v1/top-ups'),
    invoices: await pages(api, '/v1/invoices'),
    refunds: await pages(api, '/v1/refunds'),
    disputes: await pages(api, '/v1/disputes'),
    links: await pages(api, '/v1/payment-links'),
    payments: await pages(api, '/v1/test/payments'),
    totals: await get(api, '/v1/balances'),
  };
}

async function readWallet(api: StormApi, wallet: Json): Promise<ReadWallet> {
  const at = `/v1/wallets/${wallet.id}`;
  return {
    wallet,
    balance: await get(api, `${at}/balance`),
    entries: (await pages(api, `${at}/entries`)).reverse(),
    grants: await pages(api, `${at}/grants`),
    holds: await pages(api, `${at}/holds?status=all`),
    closure: await get(api, `${at}/closure`, [200, 404]),
    verification: await get(api, `${at}/verify`),
  };
}

async function readEvents(api: StormApi, customerId: string, events: Map<string, Json[]>): Promise<void> {
  let after = '';
  for (;;) {
    const query = `limit=100${after === '' ? '' : `&after=${encodeURIComponent(after)}`}`;
    const page = await get(api, `/v1/customers/${customerId}/events?${query}`);
    for (const event of page.items) {
      events.set(event.walletId, [...(events.get(event.walletId) ?? []), event]);
    }
    if (page.items.length === 0 || page.lastEventId === after) return;
    after = page.lastEventId;
  }
}

/** Reads all pages of a list. A list without cursors is one page. */
export async function pages(api: StormApi, path: string): Promise<Json[]> {
  const items: Json[] = [];
  const separator = path.includes('?') ? '&' : '?';
  let page = await get(api, path);
  for (;;) {
    items.push(...page.items);
    if (!page.nextCursor) return items;
    page = await get(api, `${path}${separator}cursor=${encodeURIComponent(page.nextCursor)}`);
  }
}

async function get(api: StormApi, path: string, expected = [200]): Promise<Json> {
  const response = await api.send(0, { method: 'GET', path });
  if (!response || !expected.includes(response.status)) {
    throw new Error(`GET ${path} answered ${response?.status}: ${JSON.stringify(response?.body)}`);
  }
  return response.status === 200 ? response.body : null;
}
