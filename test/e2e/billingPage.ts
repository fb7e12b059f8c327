import type { BrowserContext, Locator, Page } from 'playwright-core';
import { inject } from 'vitest';
import { useDemoPages } from './useDemoPages.ts';

/** Address of the demo's billing page for one customer. */
export type BillingPage = {
  page: Page;
  balanceCard: Locator;
  topUpForm: Locator;
  activity: Locator;
};

/** Opens the billing page in a new browser context, or in another tab of `context`. */
export type OpenBillingPage = (customerId: string, context?: BrowserContext) => Promise<BillingPage>;

/** Starts Chromium for a test file that opens billing pages. */
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
