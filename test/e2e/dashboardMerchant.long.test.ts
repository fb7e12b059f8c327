import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { type FakeReceiver, fakeReceiver } from '../../apps/demo-server/src/testing/fakeReceiver.ts';
import { fillAmount, goTo, openDashboard } from './dashboardPage.ts';
import { createDemoCustomer, merchant } from './demoCustomer.ts';
import { keepScreenshot } from './keepScreenshot.ts';
import { useDemoPages } from './useDemoPages.ts';

// The merchant's settings. All tests share one page.
const open = useDemoPages({ keeps: true });

let page: Page;
let receiver: FakeReceiver;
beforeAll(async () => {
  receiver = await fakeReceiver();
  page = await openDashboard(open);
});
afterAll(() => receiver.close());
const dialog = () => page.getByRole('dialog');
const button = (name: string) => page.getByRole('button', { name, exact: true });
const region = (name: string) => page.getByRole('region', { name, exact: true });

/** Presses a button of the open dialog, and waits until the dialog closes. */
async function submit(name: string): Promise<void> {
  await dialog().getByRole('button', { name, exact: true }).click();
  await dialog().waitFor({ state: 'detached' });
}

test('a webhook endpoint can be added with a filter, tested, replayed, rotated, disabled and removed', async () => {
  await goTo(page, '/webhooks');
  await button('Add endpoint').click();
  await dialog().getByLabel('URL').fill('ftp://nowhere.example');
  await dialog().getByRole('button', { name: 'Add', exact: true }).click();
  await dialog().getByRole('alert').waitFor();
  await dialog().getByLabel('URL').fill(receiver.url);
  await dialog().getByLabel('wallet.adjusted').check();
  await submit('Add');
  const secret = await page.getByRole('textbox', { name: 'Signing secret' }).inputValue();
  expect(secret).toMatch(/^whsec_/);
  await button('Done').click();
  await page.getByRole('link', { name: receiver.url }).click();
  await region('Details').getByText('wallet.adjusted').waitFor();

  await button('Send test').click();
  await page.getByText('Sent. See the log.').waitFor();
  const told = (part: string) => receiver.received.filter(({ body }) => body.includes(part));
  await expect.poll(() => told('webhook.test').length).toBe(1);
  const { walletId } = await createDemoCustomer({ methods: [] });
  await merchant('POST', `/wallets/${walletId}/entries`, {
    type: 'adjustment',
    amount: { amount: 1, currency: 'USD' },
    reason: 'To be told of',
  });
  await expect.poll(() => told(walletId).length).toBe(1);
  // The filter excludes the events of creating and funding the wallet.
  expect(JSON.parse(told(walletId)[0]?.body ?? '')).toMatchObject({ type: 'wallet.adjusted' });
  const delivery = region('Delivery log').getByRole('row').filter({ hasText: walletId });
  await delivery.getByText('succeeded').waitFor();
  await delivery.getByText('1 attempt').click();
  expect(await delivery.locator('pre').innerText()).toContain(walletId);
  await keepScreenshot(page, 'dashboard webhook endpoint');
  await delivery.getByRole('button', { name: 'Replay' }).click();
  await expect.poll(() => told(walletId).length).toBe(2);
  const [first, again] = told(walletId).map(({ headers }) => headers['webhook-id']);
  expect(again).toBe(first);

  await button('Rotate secret').click();
  await submit('Rotate');
  expect(await page.getByRole('textbox', { name: 'Signing secret' }).inputValue()).not.toBe(secret);
  await button('Disable').click();
  await submit('Disable');
  await page.getByText('Disabled', { exact: true }).waitFor();
  await button('Remove').click();
  await submit('Remove');
  await region('Endpoints').waitFor();
  await page.getByRole('link', { name: receiver.url }).waitFor({ state: 'detached' });
});

test('an API key is created with few scopes, shown once, rotated and revoked', async () => {
  const name = `Key ${randomUUID().slice(0, 8)}`;
  const status = async (secret: string, method: string) =>
    (
      await fetch(`${inject('demoUrl')}/v1/customers`, {
        method,
        headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
        ...(method === 'POST' ? { body: JSON.stringify({ name: 'By a key', currencies: [] }) } : {}),
      })
    ).status;
  await goTo(page, '/api-keys');
  await button('Create key').click();
  await dialog().getByLabel('Name').fill(name);
  await submit('Create');
  await keepScreenshot(page, 'dashboard API keys');
  const first = await page.getByRole('textbox', { name: 'Secret key' }).inputValue();
  expect([await status(first, 'GET'), await status(first, 'POST')]).toEqual([200, 403]);
  await button('Done').click();
  const row = page.getByRole('row').filter({ hasText: name });
  await row.getByRole('button', { name: 'Rotate' }).click();
  await dialog()
    .getByLabel(/Keep the old key active/)
    .selectOption('0');
  await submit('Rotate');
  const second = await page.getByRole('textbox', { name: 'Secret key' }).inputValue();
  expect([await status(first, 'GET'), await status(second, 'GET')]).toEqual([401, 200]);
  await row.filter({ hasText: 'active' }).getByRole('button', { name: 'Revoke' }).click();
  await dialog()
    .getByText(/last used/i)
    .waitFor();
  await submit('Revoke');
  expect(await status(second, 'GET')).toBe(401);
});

test('a currency can be added with limits, presets, tiers and tax, and the saved settings are shown', async () => {
  await goTo(page, '/settings');
  await button('Add currency').click();
  await dialog().getByLabel('ISO 4217 code').fill('abc');
  await dialog().getByRole('button', { name: 'Continue' }).click();
  await dialog().getByText('“ABC” is not an ISO 4217 currency code').waitFor();
  await dialog().getByLabel('ISO 4217 code').fill('kwd');
  await submit('Continue');
  const kwd = region('Top-ups in KWD');
  await fillAmount(kwd, 'Minimum', '2.500');
  await kwd.getByLabel('Tax, in %').fill('7.25');
  await kwd.getByRole('button', { name: 'Add bonus tier' }).click();
  const tier = kwd.getByRole('group', { name: /^Bonus tier/ }).last();
  await fillAmount(tier, 'From', '700');
  await tier.getByLabel('Bonus, in %').fill('9.5');
  await button('Save KWD').click();
  await kwd.getByText('Saved').waitFor();
  await keepScreenshot(page, 'dashboard settings of a currency');
  type Settings = { settings: { topUp: { KWD: { bonusTiers: object[] } } } };
  const { settings } = await merchant<Settings>('GET', '/settings');
  expect(settings.topUp.KWD).toMatchObject({ min: 2_500, tax: { basisPoints: 725 } });
  expect(settings.topUp.KWD.bonusTiers.at(-1)).toEqual({ from: 700_000, basisPoints: 950 });
});

test('analytics show a chart and a table of days for each currency, with credits and debits', async () => {
  await goTo(page, '/analytics');
  const usd = region('USD');
  const chart = usd.getByRole('img', { name: /^Balance in USD by day: from \$/ });
  await chart.waitFor();
  await usd.getByText('Show as a table').click();
  expect(await usd.getByRole('table', { name: 'Balance in USD by day' }).getByRole('row').count()).toBe(31);
  await usd
    .getByRole('table', { name: 'USD by source' })
    .getByRole('cell', { name: 'Top-up', exact: true })
    .waitFor();
  await keepScreenshot(page, 'dashboard analytics');
  await page.getByLabel('Period').selectOption('90');
  await expect
    .poll(() => usd.getByRole('table', { name: 'Balance in USD by day' }).getByRole('row').count())
    .toBe(91);
});

test('the audit log of a wallet shows who did what, and why', async () => {
  const { walletId } = await createDemoCustomer({ methods: [] });
  await merchant('POST', `/wallets/${walletId}/entries`, {
    type: 'debit',
    amount: { amount: 3_00, currency: 'USD' },
    reason: 'For the trail',
  });
  await goTo(page, `/wallets/${walletId}`);
  await page.getByRole('link', { name: 'View audit log' }).click();
  const entry = page.getByRole('row').filter({ hasText: 'For the trail' });
  expect(await entry.innerText()).toMatch(/API key[\s\S]+\$3\.00/);
  await keepScreenshot(page, 'dashboard audit trail');
  await page.getByLabel('Actor').selectOption('customer');
  await page.getByText('No entries match these filters.').waitFor();
});

test('a page that fails to render shows an error, and the other pages work', async () => {
  // Opened directly, because an error in the console is expected here.
  const broken = await page.context().newPage();
  await broken.goto(`${inject('demoUrl')}/dashboard`);
  await broken.getByRole('button', { name: 'Sign in' }).click();
  await broken.route('**/v1/invoices?*', (route) => route.fulfill({ json: { items: [null] } }));
  await broken.getByRole('link', { name: 'Invoices', exact: true }).click();
  const told = broken.getByRole('alert').getByRole('heading', { name: 'Couldn’t show this page' });
  await told.waitFor();
  await keepScreenshot(broken, 'dashboard page that failed');
  await broken.getByRole('link', { name: 'Customers', exact: true }).click();
  await broken.getByRole('heading', { name: 'Customers', level: 1 }).waitFor();
  await told.waitFor({ state: 'detached' });
  await broken.close();
});

test('a page whose code fails to load shows an error, and loads after a reload', async () => {
  // Opened directly, because an error in the console is expected here.
  const broken = await page.context().newPage();
  const code = '**/assets/Dashboard-*.js';
  await broken.route(code, (route) => route.abort());
  await broken.goto(`${inject('demoUrl')}/dashboard`);
  await broken.getByRole('heading', { name: 'Couldn’t show this page' }).waitFor();
  await broken.unroute(code);
  await broken.getByRole('button', { name: 'Reload page' }).click();
  await broken.getByRole('button', { name: 'Sign in' }).waitFor();
  await broken.close();
});
