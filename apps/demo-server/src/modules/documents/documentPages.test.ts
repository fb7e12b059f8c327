import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../../testing/startTestServer.ts';
import { walletOf } from '../../testing/walletOf.ts';
import { issueDocuments } from './issueDocument.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer('PGlite');
});
afterAll(() => server.close());

/** Settles a top-up of a customer with this name, and returns the issued receipt. */
async function receiptOf(change: object) {
  const wallet = await walletOf(server);
  await server.call('PATCH', `/v1/customers/${wallet.customerId}`, { body: change });
  await wallet.topUp('pm_card_visa', { amount: 500_00 });
  await issueDocuments(server.wallet);
  const list = await server.call('GET', `/v1/documents?customerId=${wallet.customerId}`);
  return { wallet, document: list.body.items[0] };
}

const open = (url: string) => server.app.fetch(new Request(url));

const address = {
  lines: ['Torstraße 1'],
  city: 'Berlin',
  administrativeArea: null,
  postalCode: '10119',
  country: 'DE',
};

test('a receipt has a page and a PDF, which open without a sign-in', async () => {
  const profile = { legalName: 'Nimbus GmbH', address, taxId: 'DE136695976', financeEmail: null };
  expect((await server.call('PUT', '/v1/legal-profile', { body: profile })).status).toBe(200);
  const { document } = await receiptOf({ name: 'Kumo 株式会社', locale: 'ja' });
  expect(document).toMatchObject({ kind: 'receipt', number: 'R-0001', locale: 'ja' });
  const page = await open(document.url);
  expect(page.status).toBe(200);
  const html = await page.text();
  for (const text of [
    '領収書',
    'R-0001',
    'Nimbus GmbH',
    'Torstraße 1',
    '10119 Berlin',
    'ドイツ',
    'DE136695976',
  ]) {
    expect(html).toContain(text);
  }
  expect(page.headers.get('content-security-policy')).toMatch(/default-src 'none'; style-src 'sha256-/);
  const pdf = await open(document.pdfUrl);
  expect(pdf.headers.get('content-type')).toBe('application/pdf');
  const bytes = Buffer.from(await pdf.arrayBuffer());
  expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
  expect(Buffer.from(await (await open(document.pdfUrl)).arrayBuffer()).equals(bytes)).toBe(true);
});

test('a later change of a profile changes no issued document', async () => {
  const { wallet, document } = await receiptOf({ name: 'Before' });
  await server.call('PATCH', `/v1/customers/${wallet.customerId}`, { body: { name: 'After', locale: 'de' } });
  const html = await (await open(document.url)).text();
  expect(html).toContain('Before');
  expect(html).not.toContain('After');
});

test("another customer's document and a wrong token are not found", async () => {
  const { document } = await receiptOf({ name: 'Ada' });
  const other = await receiptOf({ name: 'Eve' });
  const [, , , , , token = ''] = document.url.split('/');
  for (const url of [
    document.url.replace(token, `${token.slice(0, -1)}_`),
    document.url.replace(token, 'x'),
    document.url.replace(document.id, other.document.id),
    document.pdfUrl.replace(document.id, other.document.id),
  ]) {
    expect([url, (await open(url)).status]).toEqual([url, 404]);
  }
});

test('markup in names stays text, in the page and in the PDF', async () => {
  const { document } = await receiptOf({ name: '<img src=x onerror=alert(1)>{amount}</title>' });
  const html = await (await open(document.url)).text();
  expect(html).toContain('&lt;img src=x onerror=alert(1)&gt;{amount}&lt;/title&gt;');
  expect(html).not.toContain('<img');
  expect((await open(document.pdfUrl)).status).toBe(200);
});

test.each([
  ['a malformed tax ID', { taxId: 'DE123' }, 'taxId'],
  ['no postal code in Germany', { address: { ...address, postalCode: null } }, 'address.postalCode'],
  [
    'no state in the US',
    { taxId: null, address: { ...address, country: 'US' } },
    'address.administrativeArea',
  ],
])('rejects a profile with %s', async (_, change, field) => {
  const profile = { legalName: 'Nimbus', address, taxId: 'DE136695976', financeEmail: null, ...change };
  const { status, body } = await server.call('PUT', '/v1/legal-profile', { body: profile });
  expect(status).toBe(422);
  expect(body.errors).toMatchObject([{ field }]);
});

test('the server keeps answering while a PDF is rendered', async () => {
  const { document } = await receiptOf({ name: '東京' });
  let isDone = false;
  const pdf = Promise.resolve(open(document.pdfUrl)).finally(() => {
    isDone = true;
  });
  let answers = 0;
  while (!isDone) {
    await server.call('GET', '/healthz', { token: null });
    await new Promise((resolve) => setTimeout(resolve, 1));
    answers += 1;
  }
  expect((await pdf).status).toBe(200);
  // In the server's own thread, the font alone would block for seconds.
  expect(answers).toBeGreaterThan(20);
});
