import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { fillAmount, goTo, openDashboard } from './dashboardPage.ts';
import { createDemoCustomer, ledgerAmounts, merchant } from './demoCustomer.ts';
import { keepScreenshot } from './keepScreenshot.ts';
import { useDemoPages } from './useDemoPages.ts';

declare global {
  interface Window {
    /** axe adds itself to the page that it checks. */
    axe: typeof axe;
  }
}

// Checks of all pages of the dashboard, and of its behavior with failures. All tests share one page.
const open = useDemoPages({ keeps: true });

let page: Page;
beforeAll(async () => {
  page = await openDashboard(open);
});
const dialog = () => page.getByRole('dialog');
const button = (name: string) => page.getByRole('button', { name, exact: true });

test('a credit whose response was lost is posted once, even if its dialog is closed and reopened', async () => {
  const { walletId } = await createDemoCustomer({ methods: [], initialBalance: 0 });
  await goTo(page, `/wallets/${walletId}`);
  let requests = 0;
  const entries = `**/v1/wallets/${walletId}/entries`;
  await page.route(entries, async (route) => {
    requests += 1;
    if (requests > 1) return route.continue();
    await route.fetch();
    return route.abort('connectionreset');
  });
  const credit = async () => {
    await button('Credit').click();
    await fillAmount(dialog(), 'Amount', '12.34');
    await dialog().getByLabel('Funded by').selectOption('externalPayment');
    await dialog().getByRole('button', { name: 'Credit', exact: true }).click();
  };
  await credit();
  await dialog().getByRole('alert').waitFor();
  await dialog().getByRole('button', { name: 'Cancel' }).click();
  await credit();
  await dialog().waitFor({ state: 'detached' });
  expect(requests).toBe(2);
  expect(await ledgerAmounts(walletId)).toEqual([1_234]);
  // A deliberate second credit is posted.
  await credit();
  await dialog().waitFor({ state: 'detached' });
  expect(await ledgerAmounts(walletId)).toEqual([1_234, 1_234]);
  await page.unroute(entries);
});

test('an invoice is drafted, opened, paid from the wallet and refunded to it', async () => {
  const { id, walletId } = await createDemoCustomer({ methods: [] });
  await goTo(page, `/customers/${id}`);
  await button('Create invoice').click();
  await dialog().getByLabel('Currency').selectOption('USD');
  await dialog().getByLabel('Description').fill('Seats');
  await dialog().getByLabel('Quantity').fill('3');
  await fillAmount(dialog(), 'Unit price', '10.00');
  await dialog().getByRole('button', { name: 'Create draft' }).click();
  await button('Open').click();
  await dialog().getByText('$30.00').first().waitFor();
  await dialog().getByRole('button', { name: 'Open' }).click();
  await button('Refund').click();
  await dialog().getByText('From the wallet').waitFor();
  await dialog().getByLabel('Refund to').selectOption('wallet');
  await dialog().getByRole('button', { name: 'Refund' }).click();
  await dialog().waitFor({ state: 'detached' });
  expect(await ledgerAmounts(walletId)).toEqual([10_000, -3_000, 3_000]);
});

test('a list that cannot be read shows an error and a retry; an empty list says that it is empty', async () => {
  const { id } = await merchant<{ id: string }>('POST', '/customers', { name: 'Nothing', currencies: [] });
  const wallets = `**/v1/customers/${id}/wallets`;
  const problem = { code: 'service_unavailable', detail: 'The database does not answer.' };
  await page.route(wallets, (route) => route.fulfill({ status: 503, json: problem }));
  await goTo(page, `/customers/${id}`);
  const section = page.getByRole('region', { name: 'Wallets' });
  await section.getByRole('alert').getByText('The database does not answer.').waitFor();
  await page.unroute(wallets);
  await section.getByRole('button', { name: 'Try again' }).click();
  await section.getByText('No wallets yet.').waitFor();
  await page.getByText('No saved payment methods yet.').waitFor();
});

test('the keyboard alone opens the menu, searches, and opens and leaves a dialog, at 320 pixels', async () => {
  const { id } = await createDemoCustomer({ methods: [] });
  const { name } = await merchant<{ name: string }>('GET', `/customers/${id}`);
  const focused = () => page.evaluate(() => document.activeElement?.textContent);
  await page.setViewportSize({ width: 320, height: 800 });
  await button('Menu').focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  expect(await focused()).toBe('Customers');
  await keepScreenshot(page, 'dashboard menu 320');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Customers', level: 1 }).waitFor();
  expect(await button('Menu').getAttribute('aria-expanded')).toBe('false');
  await page.getByRole('searchbox').focus();
  await page.keyboard.type(name);
  await expect.poll(() => page.getByRole('cell').getByRole('link').allInnerTexts()).toEqual([name]);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await button('Create Wallet').focus();
  await page.keyboard.press('Enter');
  await dialog().waitFor();
  await page.keyboard.press('Escape');
  await dialog().waitFor({ state: 'detached' });
  expect(await focused()).toBe('Create Wallet');
});

test('every page fits into 320 pixels, and axe finds no violation', async () => {
  const { id, walletId } = await createDemoCustomer({ methods: ['pm_card_visa'] });
  const wallet = `/wallets/${walletId}`;
  const pages: [path: string, section: string][] = [
    ['/customers', 'All customers'],
    [`/customers/${id}`, 'Payment methods'],
    [wallet, 'Grants'],
    [`${wallet}/entries`, 'Entries'],
    [`${wallet}/payments`, 'Disputes'],
    [`${wallet}/settings`, 'Low Balance Alert'],
    ['/invoices', 'All invoices'],
    ['/refunds', 'All refunds'],
    ['/disputes', 'All disputes'],
    ['/analytics', 'All wallets'],
    ['/webhooks', 'Endpoints'],
    ['/api-keys', 'All keys'],
    ['/audit', 'All entries'],
    ['/settings', 'General'],
    ['/settings/USD', 'Top-ups in USD'],
    ['/settings/reporting', 'Reporting'],
  ];
  await page.setViewportSize({ width: 320, height: 800 });
  await page.evaluate(axe.source);
  const found: unknown[] = [];
  for (const [path, section] of pages) {
    await goTo(page, path);
    await page.getByRole('region', { name: section, exact: true }).waitFor();
    await page.locator('.skeleton').first().waitFor({ state: 'detached' });
    found.push(...(await page.evaluate(faultsOf, path)));
    await keepScreenshot(page, `dashboard ${section} 320`);
  }
  expect(found).toEqual([]);
});

/** Runs in the page. Returns axe's violations, and whether the page is wider than its window. */
async function faultsOf(path: string): Promise<unknown[]> {
  const { violations } = await window.axe.run(
    // All rows of a list are alike, so three of each are enough.
    { include: '.dashboard', exclude: 'tbody tr:nth-child(n + 4)' },
    { resultTypes: ['violations'] },
  );
  const wide = document.documentElement.scrollWidth > innerWidth ? [`${path} is too wide`] : [];
  return [...wide, ...violations.map(({ id, nodes }) => [path, id, nodes[0]?.html])];
}
