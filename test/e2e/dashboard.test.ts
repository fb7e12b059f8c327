import { randomUUID } from 'node:crypto';
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { describe, expect, inject, test } from 'vitest';
import { createDemoCustomer, ledgerAmounts, merchant } from './demoCustomer.ts';
import { useDemoPages } from './useDemoPages.ts';

const openAddress = useDemoPages();
const open = (path: string) => openAddress(`${inject('demoUrl')}${path}`);
const seen = { timeout: 15_000 };
const usd = (amount: number) => ({ amount, currency: 'USD' });

/** Opens a page of the dashboard, and signs in with the key that stands there. */
async function openDashboard(path = ''): Promise<Page> {
  const page = await open(`/dashboard${path}`);
  await page.getByRole('button', { name: 'Sign in' }).click(seen);
  await page.getByRole('navigation', { name: 'Dashboard' }).waitFor(seen);
  return page;
}

/** The one dialog that is open. */
const dialogOf = (page: Page) => page.getByRole('dialog');

describe('Creating a Wallet — from the dashboard', () => {
  test('Navigate to Customers > [Customer] > Wallet, Click Create Wallet, Select the currency, Optionally add initial balance, Click Create', async () => {
    const name = `Test ${randomUUID().slice(0, 8)}`;
    await merchant('POST', '/customers', { name, currencies: [] });
    const page = await openDashboard();
    await page.getByRole('searchbox', { name: 'Search by name or e-mail' }).fill(name);
    await page.getByRole('link', { name }).click(seen);
    await page.getByText('This customer has no wallet yet.').waitFor(seen);
    await page.getByRole('button', { name: 'Create Wallet' }).click();
    const dialog = dialogOf(page);
    await dialog.getByLabel('Currency').selectOption('USD');
    await dialog.getByLabel('Initial balance (optional)').fill('250.00');
    await amountIsRead(dialog.page());
    await dialog.getByRole('button', { name: 'Create', exact: true }).click();
    await page.getByRole('heading', { name: 'USD wallet', level: 1 }).waitFor(seen);
    await page.getByText('$250.00').first().waitFor(seen);
    const walletId = page.url().split('/wallets/')[1] ?? '';
    expect(await ledgerAmounts(walletId)).toEqual([25_000]);
  });

  test('without an initial balance it opens at zero', async () => {
    const { id } = await merchant<{ id: string }>('POST', '/customers', { name: 'Zero', currencies: [] });
    const page = await openDashboard(`/customers/${id}`);
    await page.getByRole('button', { name: 'Create Wallet' }).click(seen);
    await dialogOf(page).getByLabel('Currency').selectOption('USD');
    await dialogOf(page).getByRole('button', { name: 'Create', exact: true }).click();
    await page.getByText('There is nothing unspent.').waitFor(seen);
    expect(await ledgerAmounts(page.url().split('/wallets/')[1] ?? '')).toEqual([]);
  });
});

describe('Low Balance Alerts — Dashboard Setup', () => {
  test('Go to Customers > [Customer] > Wallet, Click Settings, Enable Low Balance Alert, Set threshold amount, Configure notification channels', async () => {
    const { id, walletId } = await createDemoCustomer({ methods: [] });
    const page = await openDashboard(`/customers/${id}`);
    await page.getByRole('link', { name: 'USD wallet' }).click(seen);
    const wallet = page.getByRole('navigation', { name: 'Wallet' });
    await wallet.getByRole('link', { name: 'Settings' }).click(seen);
    const alert = page.getByRole('region', { name: 'Low Balance Alert' });
    await alert.getByLabel('Enable Low Balance Alert').check(seen);
    await alert.getByLabel('Threshold amount').fill('50');
    await amountIsRead(alert.page());
    await alert.getByLabel('Webhook').check();
    await alert.getByLabel('In the app').check();
    await alert.getByLabel('E-mail').uncheck();
    await alert.getByRole('button', { name: 'Save alert' }).click();
    await expect
      .poll(() => merchant('GET', `/wallets/${walletId}/alert-settings`), seen)
      .toMatchObject({ enabled: true, threshold: usd(5_000), channels: ['inApp', 'webhook'] });
    await merchant('POST', `/wallets/${walletId}/entries`, { type: 'debit', amount: usd(6_000) });
    type Events = { items: { type: string }[] };
    const told = async () =>
      (await merchant<Events>('GET', `/customers/${id}/events`)).items.map(({ type }) => type);
    await expect.poll(told, seen).toContain('wallet.balance_low');
  });
});

describe('payment links', () => {
  test('one of a fixed amount is made, with its QR code, opens for its payer, and is revoked', async () => {
    const { walletId } = await createDemoCustomer({ methods: [] });
    const page = await openDashboard(`/wallets/${walletId}/payments`);
    await page.getByRole('button', { name: 'Create payment link' }).click(seen);
    const dialog = dialogOf(page);
    await dialog.getByLabel('Amount', { exact: true }).fill('50.00');
    await amountIsRead(dialog.page());
    await dialog.getByLabel('Expires in').selectOption('1d');
    await dialog.getByRole('button', { name: 'Create', exact: true }).click();
    const address = page.getByLabel('Address of the link');
    await address.waitFor(seen);
    await page.getByRole('img', { name: 'The link as a QR code' }).waitFor(seen);
    const { pathname } = new URL(await address.inputValue());
    const payer = await open(pathname);
    await payer.getByText('$50.00').first().waitFor(seen);
    await page.getByRole('button', { name: 'Revoke' }).click(seen);
    await dialog.getByText('$50.00').waitFor(seen);
    await dialog.getByRole('button', { name: 'Revoke' }).click();
    await page.getByRole('cell', { name: 'revoked' }).waitFor(seen);
    const links = await merchant<{ items: { status: string; amount: unknown }[] }>(
      'GET',
      `/payment-links?walletId=${walletId}`,
    );
    expect(links.items).toMatchObject([{ status: 'revoked', amount: usd(5_000) }]);
  });
});

describe('Closing a wallet', () => {
  test('says in figures what will happen, asks, and then does exactly that', async () => {
    const { id, walletId } = await createDemoCustomer({ methods: ['pm_card_visa'], openingBalance: 0 });
    type Methods = { items: { id: string }[] };
    const methods = await merchant<Methods>('GET', `/customers/${id}/payment-methods`);
    const paymentMethodId = methods.items[0]?.id;
    await merchant('POST', `/wallets/${walletId}/top-ups`, { amount: usd(2_000), paymentMethodId });
    await merchant('POST', `/wallets/${walletId}/entries`, {
      type: 'credit',
      amount: usd(700),
      grant: { kind: 'promotional' },
    });
    await merchant('POST', `/wallets/${walletId}/holds`, { amount: usd(100) });
    const page = await openDashboard(`/wallets/${walletId}`);
    await page.getByRole('button', { name: 'Close and refund' }).click(seen);
    const dialog = dialogOf(page);
    const preview = dialog.getByRole('region', { name: 'What will happen' });
    await preview.getByText('to the card that paid').waitFor(seen);
    const text = await preview.innerText();
    expect(text).toMatch(/Refunded\s+\$20\.00/);
    expect(text).toMatch(/Promotional money forfeited\s+\$7\.00/);
    await dialog.getByRole('button', { name: 'Close and refund' }).click();
    // Not before it was said that the figures were seen.
    expect((await ledgerAmounts(walletId)).length).toBe(2);
    await dialog.getByLabel(/I have seen the figures/).check();
    await dialog.getByRole('button', { name: 'Close and refund' }).click();
    await page.getByRole('region', { name: 'This wallet is closed' }).waitFor(seen);
    expect(await merchant('GET', `/wallets/${walletId}/closure`)).toMatchObject({
      refunded: usd(2_000),
      forfeited: usd(700),
      refund: { parts: [{ destination: 'paymentMethod', amount: usd(2_000), status: 'settled' }] },
    });
    expect((await ledgerAmounts(walletId)).reduce((sum, amount) => sum + amount, 0)).toBe(0);
  });
});

test('a credit whose answer was lost is done once, though its dialog was closed and opened anew', async () => {
  const { walletId } = await createDemoCustomer({ methods: [], openingBalance: 0 });
  const page = await openDashboard(`/wallets/${walletId}`);
  let requests = 0;
  await page.route(`**/v1/wallets/${walletId}/entries`, async (route) => {
    requests += 1;
    if (requests > 1) return route.continue();
    await route.fetch();
    return route.abort('connectionreset');
  });
  const dialog = dialogOf(page);
  const credit = async () => {
    await page.getByRole('button', { name: 'Credit', exact: true }).click(seen);
    await dialog.getByLabel('Amount').fill('12.34');
    await amountIsRead(dialog.page());
    await dialog.getByRole('button', { name: 'Credit', exact: true }).click();
  };
  await credit();
  await dialog.getByRole('alert').waitFor(seen);
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await credit();
  await dialog.waitFor({ state: 'detached', ...seen });
  expect(requests).toBe(2);
  expect(await ledgerAmounts(walletId)).toEqual([1_234]);
  // What is meant to be a second one is a second one.
  await credit();
  await dialog.waitFor({ state: 'detached', ...seen });
  expect(await ledgerAmounts(walletId)).toEqual([1_234, 1_234]);
});

test('an invoice is drafted, opened, paid from the wallet and refunded to it', async () => {
  const { id, walletId } = await createDemoCustomer({ methods: [] });
  const page = await openDashboard(`/customers/${id}`);
  await page.getByRole('button', { name: 'Create invoice' }).click(seen);
  const dialog = dialogOf(page);
  await dialog.getByLabel('Currency').selectOption('USD');
  await dialog.getByLabel('Description').fill('Seats');
  await dialog.getByLabel('Quantity').fill('3');
  await dialog.getByLabel('Price of one').fill('10.00');
  await amountIsRead(dialog.page());
  await dialog.getByRole('button', { name: 'Create draft' }).click();
  await page.getByRole('button', { name: 'Open' }).click(seen);
  await dialog.getByText('$30.00').first().waitFor(seen);
  await dialog.getByRole('button', { name: 'Open' }).click();
  await page.getByRole('button', { name: 'Refund' }).click(seen);
  await dialog.getByLabel('To', { exact: true }).selectOption('wallet');
  await dialog.getByRole('button', { name: 'Refund' }).click();
  await dialog.waitFor({ state: 'detached', ...seen });
  expect(await ledgerAmounts(walletId)).toEqual([10_000, -3_000, 3_000]);
});

test('every page fits 320 pixels, and axe finds nothing', async () => {
  const { id, walletId } = await createDemoCustomer({ methods: ['pm_card_visa'] });
  const wallet = `/wallets/${walletId}`;
  const pages: [path: string, section: string][] = [
    ['/customers', 'All customers'],
    [`/customers/${id}`, 'Payment methods'],
    [wallet, 'Grants'],
    [`${wallet}/entries`, 'Entries'],
    [`${wallet}/payments`, 'Payment links'],
    [`${wallet}/settings`, 'Low Balance Alert'],
    ['/invoices', 'All invoices'],
    ['/analytics', 'In all wallets'],
    ['/webhooks', 'Endpoints'],
    ['/api-keys', 'All keys'],
    ['/audit', 'Who did what'],
    ['/settings', 'Reporting'],
  ];
  const page = await openDashboard();
  await page.setViewportSize({ width: 320, height: 800 });
  await page.evaluate(axe.source);
  const found: unknown[] = [];
  for (const [path, section] of pages) {
    await page.evaluate((to) => history.pushState(null, '', to), `/dashboard${path}`);
    await page.getByRole('region', { name: section, exact: true }).waitFor(seen);
    await page
      .locator('.skeleton')
      .first()
      .waitFor({ state: 'detached', ...seen });
    found.push(...(await page.evaluate(faultsOf, path)));
  }
  expect(found).toEqual([]);
});

/** Runs on the page: what axe finds in the dashboard, and whether the page is wider than its window. */
async function faultsOf(path: string): Promise<unknown[]> {
  // biome-ignore lint/suspicious/noExplicitAny: axe puts itself on the window of the page.
  const { violations } = await (window as any).axe.run('.dashboard');
  const wide = document.documentElement.scrollWidth > innerWidth ? [`${path} is too wide`] : [];
  type Violation = { id: string; nodes: { html: string }[] };
  return [...wide, ...violations.map(({ id, nodes }: Violation) => [path, id, nodes[0]?.html])];
}

/** What reads an amount comes after the page: nobody types and presses within a few milliseconds, but a test does. */
async function amountIsRead(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
}
