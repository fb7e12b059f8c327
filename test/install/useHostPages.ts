import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { launchChromium } from '../launchChromium.ts';

/** A page, and the addresses of its requests. */
export type OpenedPage = { page: Page; requests: string[] };

/**
 * Starts Chromium for a test file. Closes the pages after each test. Console messages, errors and violations of the
 * Content-Security-Policy fail the test.
 */
export function useHostPages(): (address: string) => Promise<OpenedPage> {
  let browser: Browser;
  const faults: string[] = [];
  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser.close());
  afterEach(async () => {
    await Promise.all(browser.contexts().map((context) => context.close()));
    expect(faults.splice(0)).toEqual([]);
  });

  return async (address) => {
    // Far from the server's time zone: dates in the browser's zone would not hydrate.
    const context = await browser.newContext({ locale: 'de-DE', timezoneId: 'Pacific/Auckland' });
    const page = await context.newPage();
    const requests: string[] = [];
    page.on('request', (request) => requests.push(`${request.method()} ${new URL(request.url()).pathname}`));
    page.on('pageerror', (error) => faults.push(`thrown: ${error.message}`));
    // React and the Content-Security-Policy report problems as errors and warnings.
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') faults.push(message.text());
    });
    await page.goto(address);
    return { page, requests };
  };
}
