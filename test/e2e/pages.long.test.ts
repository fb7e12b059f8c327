import type { Page } from 'playwright-core';
import { expect, inject, test } from 'vitest';
import { createDemoCustomer, merchant } from './demoCustomer.ts';
import { useDemoPages } from './useDemoPages.ts';

const open = useDemoPages();
const seen = { timeout: 15_000 };
const demoUrl = inject('demoUrl');
/** Settings in which pages break first: dark, right to left, and 320 px wide. */
const query = 'lang=ar&scheme=dark';
const widths = [320, 1280];

/**
 * Visits addresses in one tab. Each page must show a heading, send no request that fails, and fit. Violations of the
 * Content-Security-Policy and messages in the console also fail the test.
 */
async function visit(page: Page, addresses: readonly string[]): Promise<void> {
  const refused: string[] = [];
  const wide: string[] = [];
  page.on('response', (response) => {
    if (response.status() >= 400) refused.push(`${response.status()} ${response.url()}`);
  });
  for (const address of addresses) {
    await page.goto(new URL(address, demoUrl).href);
    await page.getByRole('heading', { level: 1 }).first().waitFor(seen);
    await page
      .locator('[aria-busy="true"]')
      .first()
      .waitFor({ ...seen, state: 'detached' });
    for (const width of widths) {
      await page.setViewportSize({ width, height: 700 });
      const isWide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
      if (isWide) wide.push(`${address} at ${width} px`);
    }
  }
  expect({ refused, wide }).toEqual({ refused: [], wide: [] });
}

test('each page of Nimbus, the mailbox and a payment link keeps to its policy, is quiet, and fits', async () => {
  const { id, walletId } = await createDemoCustomer({ methods: ['pm_card_visa'] });
  const { url } = await merchant<{ url: string }>('POST', `/wallets/${walletId}/payment-links`, {});
  const page = await open(`${demoUrl}/?${query}`);
  const places = ['/usage', '/billing', '/invoices', '/inbox', '/settings'];
  await visit(page, ['/', ...places.map((path) => `${path}?customer=${id}`), '/mailbox', url]);
});

test('each page of the dashboard keeps to its policy, is quiet, and fits', async () => {
  const page = await open(`${demoUrl}/dashboard?${query}`);
  await page.getByRole('button', { name: 'Sign in' }).click(seen);
  const places = page.locator('nav[aria-label="Dashboard"] a');
  await places.first().waitFor({ ...seen, state: 'attached' });
  const addresses = await places.evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
  expect(addresses.length).toBeGreaterThan(5);
  await visit(page, addresses);
});
