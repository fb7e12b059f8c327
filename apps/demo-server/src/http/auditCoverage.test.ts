import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiRoute, apiRoutes } from '../testing/apiRoutes.ts';
import { createThings } from '../testing/createThings.ts';
import { sampleBodies } from '../testing/sampleBodies.ts';
import { startTestServer, type TestRequest, type TestServer } from '../testing/startTestServer.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer('PGlite');
});
afterAll(() => server.close());

/** Operations that calculate something and change nothing, so that they need no row. */
const calculations = [
  'customerApi.createQuote',
  'topUps.createQuote',
  'customerApi.previewAutoTopUp',
  'wallets.previewClosing',
  'refunds.previewForTopUp',
  'paymentPage.createQuote',
];

const writes = apiRoutes.filter(({ method }) => method !== 'GET');

test('every write of every API adds one row to the audit log', async () => {
  let things = await createThings(server, 'Ada');
  const problems: unknown[] = [];
  for (const route of writes) {
    let result = await send(route, things);
    if (result.status > 299) {
      // An earlier operation closed or removed an object that this one needs.
      things = await createThings(server, 'Ada');
      result = await send(route, things);
    }
    const expected = calculations.includes(route.operationId) ? [] : [route.operationId];
    if (result.status > 299) problems.push([route.operationId, result.body]);
    else if (result.recorded.join() !== expected.join()) problems.push([route.operationId, result.recorded]);
  }
  expect(problems).toEqual([]);
  expect(writes.length).toBeGreaterThan(50);
}, 120_000);

/** Sends a request and returns its response with the actions that the audit log recorded. */
async function send(route: ApiRoute, created: Record<string, string>) {
  const things = { ...created, ...(await preparations[route.operationId]?.(created)) };
  const request = await requestOf(route, things);
  const before = await newestRowId();
  const path = route.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => things[name] ?? 'unknown');
  const response = await server.call(route.method, path, request);
  const rows = await server.database.query<{ action: string }>(
    'select action from audit_log where id > $1 order by id',
    [before],
  );
  return { ...response, recorded: rows.map(({ action }) => action) };
}

type Things = Record<string, string>;

/** Creates objects in the state that an operation needs, such as a draft, a paid invoice or a failed refund. */
const preparations: Record<string, (things: Things) => Promise<Things>> = {
  'invoices.open': async ({ customerId }) => ({ invoiceId: await draft(customerId) }),
  'refunds.createForInvoice': async ({ customerId, walletId }) => {
    const amount = { amount: 10_000, currency: 'USD' };
    await post(`/v1/wallets/${walletId}/entries`, { type: 'credit', fundedBy: 'externalPayment', amount });
    const invoiceId = await draft(customerId);
    await post(`/v1/invoices/${invoiceId}/open`);
    await post(`/v1/invoices/${invoiceId}/payments`, { methods: ['wallet'] });
    return { invoiceId };
  },
  'refunds.retry': failedRefund,
  'refunds.creditToWallet': failedRefund,
  'customerApi.cancelTopUp': unconfirmedTopUp,
  'topUps.cancel': unconfirmedTopUp,
  'paymentPage.cancelPayment': async ({ walletId }) => {
    const link = await post(`/v1/wallets/${walletId}/payment-links`, {
      amount: { amount: 10_000, currency: 'USD' },
    });
    const token = link.url.split('/').at(-1);
    const { id: quoteId } = await post(`/payment-links/${token}/quotes`);
    const body = { quoteId, paymentToken: 'pm_card_three_d_secure' };
    return { token, paymentId: (await post(`/payment-links/${token}/payments`, body)).id };
  },
  'customerApi.switchOffAutoTopUp': activeRule,
  'autoTopUp.turnOff': activeRule,
  'customerApi.resumeAutoTopUp': activeRule,
  'customerApi.markNotificationsRead': async (things) => {
    const token = await createSessionToken(things.customerId);
    const { paymentMethodId } = await activeRule(things);
    // Removing the rule's payment method creates a notification.
    await server.call('DELETE', `/wallet/payment-methods/${paymentMethodId}`, { token });
    const { body } = await server.call('GET', '/wallet/notifications', { token });
    return { notificationId: body.items[0].id };
  },
};

async function post(path: string, body: object = {}, token?: string) {
  const key = crypto.randomUUID();
  const response = await server.call('POST', path, { body, key, ...(token ? { token } : {}) });
  if (response.status > 299) throw new Error(`${path}: ${JSON.stringify(response.body)}`);
  return response.body;
}

async function createSessionToken(customerId = ''): Promise<string> {
  return (await post(`/v1/customers/${customerId}/sessions`)).token;
}

async function draft(customerId = ''): Promise<string> {
  return (await post(`/v1/customers/${customerId}/invoices`, Object(sampleBodies('invoices.create', {})))).id;
}

async function createTopUp(paymentToken: string, { customerId = '', walletId }: Things): Promise<string> {
  const token = await createSessionToken(customerId);
  const { id: paymentMethodId } = await post('/wallet/payment-methods', { token: paymentToken }, token);
  const amount = { amount: 10_000, currency: 'USD' };
  const { id: quoteId } = await post(`/wallet/wallets/${walletId}/quotes`, { amount }, token);
  return (await post('/wallet/top-ups', { quoteId, paymentMethodId }, token)).id;
}

async function failedRefund(things: Things): Promise<Things> {
  const topUpId = await createTopUp('pm_card_refund_fails', things);
  return {
    refundId: (await post(`/v1/top-ups/${topUpId}/refunds`, { amount: { amount: 100, currency: 'USD' } })).id,
  };
}

async function unconfirmedTopUp(things: Things): Promise<Things> {
  return { topUpId: await createTopUp('pm_card_three_d_secure', things) };
}

async function activeRule(things: Things): Promise<Things> {
  const token = await createSessionToken(things.customerId);
  const path = `/wallet/wallets/${things.walletId}/auto-top-up`;
  const { version } = (await server.call('GET', path, { token })).body;
  const { id: paymentMethodId } = await post('/wallet/payment-methods', { token: 'pm_card_visa' }, token);
  const body = sampleBodies('customerApi.saveAutoTopUp', { paymentMethodId });
  const headers = { 'if-match': `"${version}"` };
  const saved = await server.call('PUT', path, { token, body, headers, key: crypto.randomUUID() });
  if (saved.status > 299) throw new Error(JSON.stringify(saved.body));
  return { paymentMethodId };
}

async function requestOf(route: ApiRoute, things: Record<string, string>): Promise<TestRequest> {
  const session = await server.call('POST', `/v1/customers/${things.customerId}/sessions`, { body: {} });
  return {
    ...(route.api === 'customer' ? { token: session.body.token } : {}),
    ...(route.api === 'link' ? { token: null } : {}),
    ...(route.needsKey ? { key: crypto.randomUUID() } : {}),
    ...(route.needsVersion ? { headers: { 'if-match': '"0"' } } : {}),
    ...(route.hasBody
      ? { body: sampleBodies(route.operationId, { ...things, ...(await freshQuote(route, things)) }) }
      : {}),
  };
}

/** Creates a new quote, because a quote can be confirmed only once. */
async function freshQuote(
  { operationId }: ApiRoute,
  things: Record<string, string>,
): Promise<Record<string, string>> {
  const body = { amount: { amount: 10_000, currency: 'USD' } };
  if (operationId === 'paymentPage.pay') {
    const quote = await server.call('POST', `/payment-links/${things.token}/quotes`, { token: null, body });
    return { linkQuoteId: quote.body.id };
  }
  const session = await server.call('POST', `/v1/customers/${things.customerId}/sessions`, { body: {} });
  const path = `/wallet/wallets/${things.walletId}/quotes`;
  return { quoteId: (await server.call('POST', path, { token: session.body.token, body })).body.id };
}

async function newestRowId(): Promise<string> {
  const [row] = await server.database.query<{ id: string }>('select max(id) as id from audit_log');
  return row?.id ?? '';
}
