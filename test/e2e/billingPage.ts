import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Locator, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, inject } from 'vitest';
import { chromiumArguments, chromiumPath } from '../chromium.ts';
import { root } from '../sourceFiles.ts';

/** The demo's billing page as one customer sees it. */
export type BillingPage = {
  page: Page;
  balanceCard: Locator;
  topUpForm: Locator;
  activity: Locator;
};

/** Opens the billing page in a browser of its own, or in a further tab of `context`. */
export type OpenBillingPage = (customerId: string, context?: BrowserContext) => Promise<BillingPage>;

/**
 * Gives a test file its Chromium. After each test everything is closed, and nothing may have gone wrong
 * unseen: no error in the console, none thrown on the page. Of a test that failed, what its pages showed is
 * kept in `test/artifacts`.
 */
export function useBillingPages(): OpenBillingPage {
  let browser: Browser;
  let contexts: BrowserContext[] = [];
  let faults: string[] = [];

  beforeAll(async () => {
    const executablePath = chromiumPath();
    browser = await chromium.launch({
      ...(executablePath ? { executablePath } : {}),
      args: chromiumArguments,
    });
  });
  afterAll(() => browser.close());
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await keepScreenshots(contexts, task.name);
    await Promise.all(contexts.map((context) => context.close()));
    const found = faults;
    contexts = [];
    faults = [];
    expect(found).toEqual([]);
  });

  return async (customerId, existing) => {
    const context = existing ?? (await browser.newContext({ locale: 'en-US', timezoneId: 'UTC' }));
    if (existing === undefined) contexts.push(context);
    const page = await context.newPage();
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('console', (message) => {
      // What the browser says of an aborted or refused request is what those tests ask for.
      if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) {
        faults.push(message.text());
      }
    });
    await page.goto(`${inject('demoUrl')}/billing?customer=${customerId}`);
    return {
      page,
      balanceCard: page.locator('[data-slot="balance-card"]'),
      topUpForm: page.locator('[data-slot="top-up-form"]'),
      activity: page.locator('[data-slot="ledger-table"]'),
    };
  };
}

async function keepScreenshots(contexts: BrowserContext[], name: string): Promise<void> {
  const pages = contexts.flatMap((context) => context.pages());
  await Promise.all(
    pages.map((page, index) => {
      const file = `${name.replace(/[^\w]+/g, '-')}-${index + 1}.png`;
      return page
        .screenshot({ path: join(root, 'test/artifacts', file), fullPage: true })
        .catch(() => undefined);
    }),
  );
}
