import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { launchChromium } from '../launchChromium.ts';

/** A page, and the addresses that it has asked for. */
export type OpenedPage = { page: Page; requests: string[] };

/**
 * Gives a test file its Chromium. After each test the pages are closed, and nothing may have been said in the
 * console, thrown, or refused by the page's Content-Security-Policy.
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
    // Far from the server's zone: what is written in the browser's own would not hydrate.
    const context = await browser.newContext({ locale: 'de-DE', timezoneId: 'Pacific/Auckland' });
    const page = await context.newPage();
    const requests: string[] = [];
    page.on('request', (request) => requests.push(`${request.method()} ${new URL(request.url()).pathname}`));
    page.on('pageerror', (error) => faults.push(`thrown: ${error.message}`));
    // React and a Content-Security-Policy say what is wrong with errors and warnings.
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') faults.push(message.text());
    });
    await page.goto(address);
    return { page, requests };
  };
}
