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

/** They reckon, and change nothing that anybody could ask about later. */
const reckons = ['createQuote', 'previewAutoTopUp', 'previewClosure', 'quotePaymentLink'];
/** Nothing is on, or unread, that they could change. */
const changesNothing = ['switchOffMerchantAutoTopUp', 'markNotificationsRead'];
/** Refused, since what was made is in no state for it: opened already, unpaid, not failed, no longer waiting. */
const refused = [
  'openInvoice',
  'refundInvoice',
  'retryRefund',
  'creditFailedRefund',
  'cancelTopUp',
  'cancelMerchantTopUp',
  'cancelLinkPayment',
];
const tellsNothing = [...reckons, ...changesNothing];

const writes = apiRoutes.filter(
  ({ method, operationId }) => method !== 'GET' && !refused.includes(operationId),
);

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
    const expected = tellsNothing.includes(route.operationId) ? [] : [route.operationId];
    if (asked.status > 299) wrong.push([route.operationId, asked.body]);
    else if (asked.told.join() !== expected.join()) wrong.push([route.operationId, asked.told]);
  }
  expect(wrong).toEqual([]);
  expect(writes.length).toBeGreaterThan(50);
}, 120_000);

async function ask(route: ApiRoute, things: Record<string, string>) {
  const request = await requestOf(route, things);
  const before = await newest();
  const path = route.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => things[name] ?? 'unknown');
  const answer = await server.call(route.method, path, request);
  const rows = await server.database.query<{ action: string }>(
    'select action from ledger.trail where id > $1 order by id',
    [before],
  );
  return { ...answer, told: rows.map(({ action }) => action) };
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
  const [row] = await server.database.query<{ id: string }>('select max(id) as id from ledger.trail');
  return row?.id ?? '';
}
