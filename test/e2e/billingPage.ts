import type { BrowserContext, Locator, Page } from 'playwright-core';
import { inject } from 'vitest';
import { useDemoPages } from './useDemoPages.ts';

/** The demo's billing page as one customer sees it. */
export type BillingPage = {
  page: Page;
  balanceCard: Locator;
  topUpForm: Locator;
  activity: Locator;
};

/** Opens the billing page in a browser of its own, or in a further tab of `context`. */
export type OpenBillingPage = (customerId: string, context?: BrowserContext) => Promise<BillingPage>;

/** Gives a test file its Chromium, for billing pages. */
export function useBillingPages(): OpenBillingPage {
  const open = useDemoPages();
  return async (customerId, context) => {
    const page = await open(`${inject('demoUrl')}/billing?customer=${customerId}`, context);
    return {
      page,
      balanceCard: page.locator('[data-slot="balance-card"]'),
      topUpForm: page.locator('[data-slot="top-up-form"]'),
      activity: page.locator('[data-slot="ledger-table"]'),
    };
  };
}
