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

/** They reckon, and change nothing that anybody could ask about later. No other route is left out. */
const reckons = [
  'createQuote',
  'createMerchantQuote',
  'previewAutoTopUp',
  'previewClosure',
  'previewTopUpRefund',
  'quotePaymentLink',
];

const writes = apiRoutes.filter(({ method }) => method !== 'GET');

test('every write of every surface leaves one row in the audit log, so that none can be forgotten', async () => {
  let things = await createThings(server, 'Ada');
  const wrong: unknown[] = [];
  for (const route of writes) {
    let asked = await ask(route, things);
    if (asked.status > 299) {
      // An earlier route ended what this one needs.
      things = await createThings(server, 'Ada');
      asked = await ask(route, things);
    }
    const expected = reckons.includes(route.operationId) ? [] : [route.operationId];
    if (asked.status > 299) wrong.push([route.operationId, asked.body]);
    else if (asked.told.join() !== expected.join()) wrong.push([route.operationId, asked.told]);
  }
  expect(wrong).toEqual([]);
  expect(writes.length).toBeGreaterThan(50);
}, 120_000);

async function ask(route: ApiRoute, made: Record<string, string>) {
  const things = { ...made, ...(await inItsState[route.operationId]?.(made)) };
  const request = await requestOf(route, things);
  const before = await newest();
  const path = route.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => things[name] ?? 'unknown');
  const answer = await server.call(route.method, path, request);
  const rows = await server.database.query<{ action: string }>(
    'select action from audit_log where id > $1 order by id',
    [before],
  );
  return { ...answer, told: rows.map(({ action }) => action) };
}

type Things = Record<string, string>;

/** What a route needs that is in no state for it when it is made: a draft, something paid, failed, waiting or unread. */
const inItsState: Record<string, (things: Things) => Promise<Things>> = {
  openInvoice: async ({ customerId }) => ({ invoiceId: await draft(customerId) }),
  refundInvoice: async ({ customerId, walletId }) => {
    const amount = { amount: 10_000, currency: 'USD' };
    await post(`/v1/wallets/${walletId}/entries`, { type: 'credit', amount });
    const invoiceId = await draft(customerId);
    await post(`/v1/invoices/${invoiceId}/open`);
    await post(`/v1/invoices/${invoiceId}/payments`, { methods: ['wallet'] });
    return { invoiceId };
  },
  retryRefund: failedRefund,
  creditFailedRefund: failedRefund,
  cancelTopUp: waitingTopUp,
  cancelMerchantTopUp: waitingTopUp,
  cancelLinkPayment: async ({ walletId }) => {
    const link = await post(`/v1/wallets/${walletId}/payment-links`, {
      amount: { amount: 10_000, currency: 'USD' },
    });
    const token = link.url.split('/').at(-1);
    const { id: quoteId } = await post(`/payment-links/${token}/quotes`);
    const waiting = { quoteId, paymentToken: 'pm_card_three_d_secure' };
    return { token, paymentId: (await post(`/payment-links/${token}/payments`, waiting)).id };
  },
  switchOffAutoTopUp: activeRule,
  switchOffMerchantAutoTopUp: activeRule,
  resumeAutoTopUp: activeRule,
  markNotificationsRead: async (things) => {
    const token = await signedIn(things.customerId);
    const { paymentMethodId } = await activeRule(things);
    // Tells that the rule has lost its method.
    await server.call('DELETE', `/wallet/payment-methods/${paymentMethodId}`, { token });
    const { body } = await server.call('GET', '/wallet/notifications', { token });
    return { notificationId: body.items[0].id };
  },
};

async function post(path: string, body: object = {}, token?: string) {
  const key = crypto.randomUUID();
  const answer = await server.call('POST', path, { body, key, ...(token ? { token } : {}) });
  if (answer.status > 299) throw new Error(`${path}: ${JSON.stringify(answer.body)}`);
  return answer.body;
}

async function signedIn(customerId = ''): Promise<string> {
  return (await post(`/v1/customers/${customerId}/sessions`)).token;
}

async function draft(customerId = ''): Promise<string> {
  return (await post(`/v1/customers/${customerId}/invoices`, Object(sampleBodies('createInvoice', {})))).id;
}

async function paidBy(paymentToken: string, { customerId = '', walletId }: Things): Promise<string> {
  const token = await signedIn(customerId);
  const { id: paymentMethodId } = await post('/wallet/payment-methods', { token: paymentToken }, token);
  const amount = { amount: 10_000, currency: 'USD' };
  const { id: quoteId } = await post(`/wallet/wallets/${walletId}/quotes`, { amount }, token);
  return (await post('/wallet/top-ups', { quoteId, paymentMethodId }, token)).id;
}

async function failedRefund(things: Things): Promise<Things> {
  const topUpId = await paidBy('pm_card_refund_fails', things);
  return { refundId: (await post(`/v1/top-ups/${topUpId}/refunds`, { amount: 100 })).id };
}

async function waitingTopUp(things: Things): Promise<Things> {
  return { topUpId: await paidBy('pm_card_three_d_secure', things) };
}

async function activeRule(things: Things): Promise<Things> {
  const token = await signedIn(things.customerId);
  const path = `/wallet/wallets/${things.walletId}/auto-top-up`;
  const { version } = (await server.call('GET', path, { token })).body;
  const { id: paymentMethodId } = await post('/wallet/payment-methods', { token: 'pm_card_visa' }, token);
  const body = sampleBodies('saveAutoTopUp', { paymentMethodId });
  const headers = { 'if-match': `"${version}"` };
  const saved = await server.call('PUT', path, { token, body, headers, key: crypto.randomUUID() });
  if (saved.status > 299) throw new Error(JSON.stringify(saved.body));
  return { paymentMethodId };
}

async function requestOf(route: ApiRoute, things: Record<string, string>): Promise<TestRequest> {
  const session = await server.call('POST', `/v1/customers/${things.customerId}/sessions`, { body: {} });
  return {
    ...(route.surface === 'customer' ? { token: session.body.token } : {}),
    ...(route.surface === 'link' ? { token: null } : {}),
    ...(route.needsKey ? { key: crypto.randomUUID() } : {}),
    ...(route.needsVersion ? { headers: { 'if-match': '"0"' } } : {}),
    ...(route.hasBody
      ? { body: sampleBodies(route.operationId, { ...things, ...(await freshQuote(route, things)) }) }
      : {}),
  };
}

/** A quote is good for one confirmation. */
async function freshQuote(
  { operationId }: ApiRoute,
  things: Record<string, string>,
): Promise<Record<string, string>> {
  const body = { amount: { amount: 10_000, currency: 'USD' } };
  if (operationId === 'payPaymentLink') {
    const quote = await server.call('POST', `/payment-links/${things.token}/quotes`, { token: null, body });
    return { linkQuoteId: quote.body.id };
  }
  const session = await server.call('POST', `/v1/customers/${things.customerId}/sessions`, { body: {} });
  const path = `/wallet/wallets/${things.walletId}/quotes`;
  return { quoteId: (await server.call('POST', path, { token: session.body.token, body })).body.id };
}

async function newest(): Promise<string> {
  const [row] = await server.database.query<{ id: string }>('select max(id) as id from audit_log');
  return row?.id ?? '';
}
