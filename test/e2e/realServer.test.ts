import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { createTestDatabase } from '../../apps/demo-server/src/database/testing/createTestDatabase.ts';
import { startTestPostgres } from '../../apps/demo-server/src/database/testing/startTestPostgres.ts';
import { keepScreenshot } from './keepScreenshot.ts';
import { type RealServer, startRealServer } from './realServer.ts';
import { useDemoPages } from './useDemoPages.ts';

const open = useDemoPages();
const seen = { timeout: 15_000 };
const usd = (amount: number) => ({ amount, currency: 'USD' });

describe.each(['PGlite', 'PostgreSQL'])('a server without the demo on %s', (engine) => {
  let server: RealServer;
  const ending: (() => Promise<void>)[] = [];
  /** The page in the merchant's product that emails link to. */
  let product: Server;
  let walletUrl: string;

  beforeAll(async () => {
    product = createServer((_request, response) => {
      response.setHeader('content-type', 'text/html').end('<title>Your wallet</title>');
    });
    await new Promise<void>((resolve) => product.listen(0, '127.0.0.1', resolve));
    const { port } = product.address() as AddressInfo;
    walletUrl = `http://localhost:${port}/wallet`;
    const environment: Record<string, string> = {
      COFFER_MERCHANT_NAME: 'Acme Cloud',
      COFFER_CURRENCIES: 'USD,EUR',
      COFFER_WALLET_URL: walletUrl,
    };
    if (engine === 'PostgreSQL') {
      const postgres = await startTestPostgres();
      ending.push(postgres.stop);
      const database = await createTestDatabase(postgres.url);
      ending.push(database.drop);
      environment.DATABASE_URL = database.url;
    }
    server = await startRealServer({ pageFolder: inject('pageFolder'), environment });
    ending.push(server.stop);
  }, 120_000);
  afterAll(async () => {
    product.close();
    for (const end of ending.reverse()) await end();
  });

  async function newWallet(): Promise<{ customerId: string; walletId: string }> {
    const customer = { name: 'Ada Lovelace', email: 'ada@customer.example', currencies: ['USD'] };
    const { id: customerId } = await server.merchant('POST', '/customers', customer);
    const { items } = await server.merchant('GET', `/customers/${customerId}/wallets`);
    return { customerId, walletId: items[0].id };
  }
  const balanceOf = async (walletId: string) =>
    (await server.merchant('GET', `/wallets/${walletId}/balance`)).balance;
  const payLink = async (page: Page, token: string) => {
    await page.getByLabel('Pay with').selectOption(token);
    await page.getByRole('button', { name: /^Pay \$/ }).click(seen);
  };

  test('its merchant has the name and the currencies that the operator chose, and gives no bonus', async () => {
    const { name, settings } = await server.merchant('GET', '/settings');
    expect([name, settings.defaultCurrencies, settings.walletUrl]).toEqual([
      'Acme Cloud',
      ['USD', 'EUR'],
      walletUrl,
    ]);
    const tiers = Object.values(settings.topUp).flatMap((limits) => Object(limits).bonusTiers);
    expect(tiers).toEqual([]);
  });

  test('a payment link opens, is paid, and shows the receipt and the balance', async () => {
    const { walletId } = await newWallet();
    const { url } = await server.merchant('POST', `/wallets/${walletId}/payment-links`, {
      amount: usd(100_00),
    });
    expect(url.startsWith(`${server.url}/pay/plk_`)).toBe(true);
    const page = await open(url);
    await page
      .getByRole('heading', { name: 'Add funds to Ada Lovelace’s balance at Acme Cloud' })
      .waitFor(seen);
    await keepScreenshot(page, `real server pay ${engine}`);
    await payLink(page, 'pm_card_visa');
    await page.getByText('Paid. Thank you.').waitFor(seen);
    await page.getByText(/Receipt R-\d{4}/).waitFor(seen);
    await keepScreenshot(page, `real server receipt ${engine}`);
    // No bonus: a hundred dollars are a hundred dollars.
    expect(await balanceOf(walletId)).toEqual(usd(100_00));
    const { items } = await server.merchant('GET', `/wallets/${walletId}/entries`);
    expect(items.map(({ amount, source }: { amount: object; source: string }) => [amount, source])).toEqual([
      [usd(100_00), 'paymentLink'],
    ]);
    expect(await page.title()).toBe('Pay Acme Cloud');
    // The receipt opens again, and nothing of the demo is on the page.
    await page.reload();
    await page.getByText(/Receipt R-\d{4}/).waitFor(seen);
    expect(await page.getByText(/Nimbus|Developer/).count()).toBe(0);
  });

  test('a payment link returns from the bank’s page', async () => {
    const { walletId } = await newWallet();
    const { url } = await server.merchant('POST', `/wallets/${walletId}/payment-links`, {
      amount: usd(20_00),
    });
    const page = await open(url);
    await payLink(page, 'pm_card_three_d_secure');
    await page.getByRole('link', { name: 'Confirm with your bank' }).click(seen);
    await page.getByRole('button', { name: 'Approve' }).click(seen);
    await page.getByText('Paid. Thank you.').waitFor(seen);
    expect(await balanceOf(walletId)).toEqual(usd(20_00));
  });

  test('an email about a low balance arrives, from the merchant, with a link that opens', async () => {
    const { customerId, walletId } = await newWallet();
    const credit = { type: 'credit', fundedBy: 'externalPayment', amount: usd(50_00), reason: 'Opening' };
    await server.merchant('POST', `/wallets/${walletId}/entries`, credit);
    const { token } = await server.merchant('POST', `/customers/${customerId}/sessions`, {});
    const path = `${server.url}/wallet/wallets/${walletId}/alert-settings`;
    const authorization = `Bearer ${token}`;
    const { version } = await (await fetch(path, { headers: { authorization } })).json();
    const saved = await fetch(path, {
      method: 'PUT',
      headers: { authorization, 'content-type': 'application/json', 'if-match': `"${version}"` },
      body: JSON.stringify({ enabled: true, threshold: usd(20_00), channels: ['email'] }),
    });
    expect(saved.status).toBe(200);
    const debit = { type: 'debit', amount: usd(40_00), reason: 'Usage' };
    await server.merchant('POST', `/wallets/${walletId}/entries`, debit);
    // Receipts of the payments before arrive as well.
    const isAlert = (mail: string) => mail.includes('Subject: Your Acme Cloud balance is low');
    await expect.poll(() => server.smtp.mails.filter(isAlert).length).toBe(1);
    // Quoted-printable (RFC 2045) breaks long lines with an equals sign.
    const mail = (server.smtp.mails.find(isAlert) ?? '').replaceAll('=\n', '');
    expect(mail).toContain('From: Acme Cloud <billing@acme.example>');
    expect(mail).toContain('To: ada@customer.example');
    expect(mail).toContain('Subject: Your Acme Cloud balance is low: $10.00');
    expect(mail).not.toMatch(/Nimbus|localhost:4400/);
    // The text and the HTML have the same link. The rest is the document type of the HTML.
    const found = mail.match(/https?:\/\/[^\s"]+/g) ?? [];
    const links = found.filter((link) => !link.startsWith('http://www.w3.org/'));
    expect(links).toEqual([walletUrl, walletUrl]);
    const page = await open(links[0] ?? '');
    expect(await page.title()).toBe('Your wallet');
  });

  test('serves no page of the demo', async () => {
    for (const path of ['/', '/billing', '/dashboard', '/mailbox', '/demo/customers', '/v1/test/clock']) {
      const { status } = await fetch(server.url + path);
      expect([path, [401, 404].includes(status)]).toEqual([path, true]);
    }
    const { paths } = await (await fetch(`${server.url}/openapi.json`)).json();
    expect(Object.keys(paths).filter((path) => /^\/(demo|v1\/test)\//.test(path))).toEqual([]);
  });
});
