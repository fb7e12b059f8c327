import { createId } from '../ledger/index.ts';
import { addCheckpoint } from '../ledger/verify/checkpoints.ts';
import { applyDispute } from '../modules/disputes/applyDispute.ts';
import { issueDocument } from '../modules/documents/issueDocument.ts';
import { merchantOfPayment, recordOpenItem } from '../modules/reconciliation/openItems.ts';
import { sampleBodies } from './sampleBodies.ts';
import { type TestServer, testSecretKey } from './startTestServer.ts';

/**
 * Creates one object of every kind that a path can contain, for a customer called `name`.
 *
 * @returns the IDs by their parameter names in paths
 */
export async function createThings(
  server: TestServer,
  name: string,
  token = testSecretKey,
): Promise<Record<string, string>> {
  const sample = (operationId: string) => Object(sampleBodies(operationId, {}));
  const get = async (path: string) => (await server.call('GET', path, { token })).body;
  const post = async (path: string, body: object = {}) => {
    const response = await server.call('POST', path, { token, body, key: crypto.randomUUID() });
    if (response.status > 299) throw new Error(`${path}: ${JSON.stringify(response.body)}`);
    return response.body;
  };
  const amount = { amount: 10_000, currency: 'USD' };
  const customer = await post('/v1/customers', { name, email: `${name}@example.com` });
  const [wallet] = (await get(`/v1/customers/${customer.id}/wallets`)).items;
  const entry = await post(`/v1/wallets/${wallet.id}/entries`, {
    type: 'credit',
    fundedBy: 'promotion',
    amount,
    reason: name,
  });
  const [grant] = (await get(`/v1/wallets/${wallet.id}/grants`)).items;
  const hold = await post(`/v1/wallets/${wallet.id}/holds`, { amount: { amount: 100, currency: 'USD' } });
  const method = await post(`/v1/customers/${customer.id}/payment-methods`, { token: 'pm_card_visa' });
  const topUp = await post(`/v1/wallets/${wallet.id}/top-ups`, { amount, paymentMethodId: method.id });
  const invoice = await post(`/v1/customers/${customer.id}/invoices`, sample('invoices.create'));
  await post(`/v1/invoices/${invoice.id}/open`);
  const refund = await post(`/v1/top-ups/${topUp.id}/refunds`, { amount: { amount: 100, currency: 'USD' } });
  const link = await post(`/v1/wallets/${wallet.id}/payment-links`, { amount });
  const payoutId = await createPayout(post, customer.id);
  const linkToken = link.url.split('/').at(-1);
  const linkQuote = await post(`/payment-links/${linkToken}/quotes`);
  const declined = { quoteId: linkQuote.id, paymentToken: 'pm_card_declined' };
  const payment = await post(`/payment-links/${linkToken}/payments`, declined);
  const session = await post(`/v1/customers/${customer.id}/sessions`);
  const apiKey = await post('/v1/api-keys', { name, scopes: ['read'] });
  const endpoint = await post('/v1/webhook-endpoints', {
    url: `https://${name.toLowerCase()}.example/hooks`,
  });
  const delivery = await post(`/v1/webhook-endpoints/${endpoint.id}/test`);
  return {
    customerId: customer.id,
    customer_id: customer.id,
    walletId: wallet.id,
    entryId: entry.id,
    grantId: grant.id,
    holdId: hold.id,
    paymentMethodId: method.id,
    topUpId: topUp.id,
    quoteId: topUp.quoteId,
    invoiceId: invoice.id,
    refundId: refund.id,
    payoutId,
    sessionId: session.id,
    paymentLinkId: link.id,
    linkQuoteId: linkQuote.id,
    token: linkToken,
    paymentId: payment.id,
    apiKeyId: apiKey.id,
    webhookEndpointId: endpoint.id,
    webhookDeliveryId: delivery.id,
    ledgerCheckpointId: await createCheckpoint(server, (await get('/v1/settings')).id),
    disputeId: await createDispute(server, { topUpId: topUp.id, walletId: wallet.id, token }),
    documentId: await createReceipt(server, {
      merchantId: (await get('/v1/settings')).id,
      topUpId: topUp.id,
    }),
    openItemId: await createOpenItem(server, { topUpId: topUp.id, token }),
  };
}

type Post = (path: string, body?: object) => Promise<{ id: string; refund?: { parts: { id: string }[] } }>;

/** Closes a wallet whose money no card takes back. */
async function createPayout(post: Post, customerId: string): Promise<string> {
  const wallet = await post(`/v1/customers/${customerId}/wallets`, {
    currency: 'CHF',
    initialBalance: { amount: 100, currency: 'CHF' },
    fundedBy: 'externalPayment',
  });
  const { refund } = await post(`/v1/wallets/${wallet.id}/close`);
  const [payout] = refund?.parts ?? [];
  if (!payout) throw new Error('Closing the wallet created no payout.');
  return payout.id;
}

/** Issues the receipt of a top-up, like the background work. */
async function createReceipt(
  { wallet }: TestServer,
  { merchantId, topUpId: subjectId }: { merchantId: string; topUpId: string },
): Promise<string> {
  return (await issueDocument(wallet, { merchantId, kind: 'receipt', subjectId })).id;
}

/** Creates the item that the daily check would open for a top-up. */
async function createOpenItem(
  server: TestServer,
  { topUpId: paymentId, token }: { topUpId: string; token: string },
): Promise<string> {
  const merchantId = await merchantOfPayment(server.database, paymentId);
  const message = 'This payment is in progress for too long.';
  await recordOpenItem(server.wallet, { kind: 'overdue_payment', paymentId, merchantId, message });
  const { body } = await server.call('GET', `/v1/open-items?paymentId=${paymentId}`, { token });
  return body.items[0].id;
}

/** Creates a checkpoint of the merchant's ledger, whether or not one is due. */
async function createCheckpoint({ wallet }: TestServer, ledgerId: string): Promise<string> {
  const at = wallet.now();
  const id = createId('lcp', at);
  await wallet.database.transaction((transaction) =>
    addCheckpoint(transaction, { id, ledgerId, key: null, at, since: at }),
  );
  return id;
}

/** Creates a dispute of a top-up, like an event of the processor. */
async function createDispute(
  server: TestServer,
  { topUpId, walletId, token }: { topUpId: string; walletId: string; token: string },
): Promise<string> {
  await applyDispute(server.wallet, {
    id: `tpd_${topUpId}`,
    payment: topUpId,
    amount: 50,
    currency: 'USD',
    status: 'open',
    reason: 'Not recognised',
    version: 1,
  });
  const { body } = await server.call('GET', `/v1/disputes?walletId=${walletId}`, { token });
  return body.items[0].id;
}
