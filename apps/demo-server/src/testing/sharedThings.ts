import { createThings } from './createThings.ts';
import { sampleBodies } from './sampleBodies.ts';
import type { TestServer } from './startTestServer.ts';

/** A customer with one object of every kind, which concurrent operations share. */
export type SharedThings = {
  ids: Record<string, string>;
  /** Session token of the customer. */
  token: string;
  /** True once an operation consumed an object that others need. The next round then creates new ones. */
  isSpent: boolean;
};

/** An amount in US cents. */
export const usd = (amount: number) => ({ amount, currency: 'USD' });

/** Creates a new customer with one object of every kind. */
export async function createSharedThings(server: TestServer): Promise<SharedThings> {
  // Stops the delivery of earlier customers' events.
  await server.database.query(`update webhook_endpoints set status = 'disabled' where status = 'enabled'`);
  const name = `Ada${crypto.randomUUID().slice(0, 8)}`;
  const ids = await createThings(server, name);
  const session = await server.call('POST', `/v1/customers/${ids.customerId}/sessions`, { body: {} });
  const things = { ids, token: session.body.token, isSpent: false };
  // The rule and the alert are due at the next debit.
  await save(server, things, 'PUT', `/wallet/wallets/${ids.walletId}/auto-top-up`, {
    ...Object(sampleBodies('customerApi.saveAutoTopUp', ids)),
    threshold: usd(10_000),
    monthlyCap: usd(1_000_000),
    dailyCount: 10,
  });
  await save(server, things, 'PUT', `/wallet/wallets/${ids.walletId}/alert-settings`, {
    enabled: true,
    threshold: usd(10_000),
    channels: ['email'],
  });
  await post(server, `/v1/wallets/${ids.walletId}/entries`, { type: 'debit', amount: usd(11_000) });
  return things;
}

async function save(server: TestServer, { token }: SharedThings, method: string, path: string, body: object) {
  const current = await server.call('GET', path, { token });
  const headers = { 'if-match': `"${current.body.version ?? 0}"` };
  const response = await server.call(method, path, { token, body, key: crypto.randomUUID(), headers });
  if (response.status !== 200) throw new Error(`${path}: ${JSON.stringify(response.body)}`);
}

/** Sends a merchant's POST request with a new idempotency key and returns the body. */
export const post = async (server: TestServer, path: string, body?: object) => {
  const request = body === undefined ? {} : { body };
  return (await server.call('POST', path, { ...request, key: crypto.randomUUID() })).body;
};

/** Creates a draft invoice that is due in an hour. */
async function createDraftInvoice(server: TestServer, { ids }: SharedThings): Promise<void> {
  const dueAt = new Date(server.wallet.now().getTime() + 3_600_000).toISOString();
  const lines = [{ description: 'Seats', quantity: 1, unitAmount: { amount: 300, currency: 'USD' } }];
  const invoice = await post(server, `/v1/customers/${ids.customerId}/invoices`, {
    currency: 'USD',
    lines,
    dueAt,
  });
  ids.invoiceId = invoice.id;
}

/** Creates an open invoice that is due in an hour. */
export async function createOpenInvoice(server: TestServer, things: SharedThings): Promise<void> {
  await createDraftInvoice(server, things);
  await post(server, `/v1/invoices/${things.ids.invoiceId}/open`);
}

/** Creates a hold. Keeps the ID of an earlier one if the wallet rejects it. */
export async function createHold(server: TestServer, { ids }: SharedThings): Promise<void> {
  ids.holdId =
    (await post(server, `/v1/wallets/${ids.walletId}/holds`, { amount: usd(100) })).id ?? ids.holdId;
}

/** Tops up the wallet with a new payment method. */
export async function createTopUp(server: TestServer, { ids }: SharedThings, token: string): Promise<void> {
  const method = await post(server, `/v1/customers/${ids.customerId}/payment-methods`, { token });
  const made = await post(server, `/v1/wallets/${ids.walletId}/top-ups`, {
    amount: usd(5_000),
    paymentMethodId: method.id,
  });
  ids.topUpId = made.id ?? ids.topUpId;
}

/** Creates a refund that the card rejects. */
async function createFailedRefund(server: TestServer, things: SharedThings): Promise<void> {
  await createTopUp(server, things, 'pm_card_refund_fails');
  const refund = await post(server, `/v1/top-ups/${things.ids.topUpId}/refunds`, {
    amount: { amount: 100, currency: 'USD' },
  });
  things.ids.refundId = refund.id ?? things.ids.refundId;
}

/** Creates the objects that an operation consumes, before each round. All other objects are shared. */
export const preparations: Record<string, (server: TestServer, things: SharedThings) => Promise<void>> = {
  'invoices.open': createDraftInvoice,
  'customerApi.payInvoice': createOpenInvoice,
  'invoices.pay': createOpenInvoice,
  'invoices.void': createOpenInvoice,
  'invoices.markUncollectible': createOpenInvoice,
  async 'refunds.createForInvoice'(server, things) {
    await createOpenInvoice(server, things);
    await post(server, `/v1/invoices/${things.ids.invoiceId}/payments`, {});
  },
  'refunds.retry': createFailedRefund,
  'refunds.creditToWallet': createFailedRefund,
  async 'paymentPage.cancelPayment'(server, { ids }) {
    const link = await post(server, `/v1/wallets/${ids.walletId}/payment-links`, { amount: usd(5_000) });
    ids.token = link.url.split('/').at(-1);
    const quote = await post(server, `/payment-links/${ids.token}/quotes`, {});
    const body = { quoteId: quote.id, paymentToken: 'pm_card_three_d_secure' };
    ids.paymentId = (await post(server, `/payment-links/${ids.token}/payments`, body)).id;
  },
  'holds.capture': createHold,
  'holds.release': createHold,
  'customerApi.cancelTopUp': (server, things) => createTopUp(server, things, 'pm_card_three_d_secure'),
  'topUps.cancel': (server, things) => createTopUp(server, things, 'pm_card_three_d_secure'),
  async 'customerApi.createTopUp'(server, { ids }) {
    ids.quoteId = (await post(server, `/v1/wallets/${ids.walletId}/quotes`, { amount: usd(5_000) })).id;
  },
  async 'paymentPage.pay'(server, { ids }) {
    const link = await post(server, `/v1/wallets/${ids.walletId}/payment-links`, { amount: usd(5_000) });
    ids.paymentLinkId = link.id;
    ids.token = link.url.split('/').at(-1);
    ids.linkQuoteId = (await post(server, `/payment-links/${ids.token}/quotes`, {})).id;
  },
  async 'grants.void'(server, { ids }) {
    await post(server, `/v1/wallets/${ids.walletId}/entries`, {
      type: 'credit',
      fundedBy: 'promotion',
      amount: usd(100),
    });
    const { body } = await server.call('GET', `/v1/wallets/${ids.walletId}/grants?limit=100`);
    const unused = body.items.find(
      ({ original, remaining }: Record<'original' | 'remaining', { amount: number }>) =>
        original.amount === 100 && remaining.amount === 100,
    );
    ids.grantId = unused?.id ?? ids.grantId;
  },
  async 'alerts.update'(server, { ids }) {
    const { body } = await server.call('GET', `/v1/wallets/${ids.walletId}/alert-settings`);
    ids.version = String(body.version ?? 0);
  },
  async 'autoTopUp.save'(server, { ids }) {
    const { body } = await server.call('GET', `/v1/wallets/${ids.walletId}/auto-top-up`);
    ids.version = String(body.version ?? 0);
    // The consent is newer than the time when an earlier operation turned auto top-up off.
    ids.acceptedAt = server.wallet.now().toISOString();
  },
  async 'webhookEndpoints.sendTest'(server, { ids }) {
    ids.webhookEndpointId = (
      await post(server, '/v1/webhook-endpoints', { url: 'https://ada.example/hooks' })
    ).id;
  },
};
