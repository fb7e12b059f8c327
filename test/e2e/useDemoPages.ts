import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { launchChromium } from '../launchChromium.ts';
import { keepScreenshot } from './keepScreenshot.ts';

/** Opens an address in a new browser context, or in another tab of `context`. */
export type OpenDemoPage = (address: string, context?: BrowserContext) => Promise<Page>;

/** Time within which a page must show what a test waits for. */
const patienceMs = 15_000;

/**
 * Starts Chromium for a test file. Closes all pages after each test, unless `keeps` lets the next test continue on them.
 * Errors in the console and on the page fail the test. Saves screenshots of a failed test in `test/artifacts`.
 */
export function useDemoPages({ keeps = false }: { keeps?: boolean } = {}): OpenDemoPage {
  let browser: Browser;
  let contexts: BrowserContext[] = [];
  let faults: string[] = [];

  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser.close());
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') {
      const pages = contexts.flatMap((context) => context.pages());
      await Promise.all(pages.map((page, index) => keepScreenshot(page, `${task.name} ${index + 1}`)));
    }
    const found = faults;
    faults = [];
    if (!keeps) {
      await Promise.all(contexts.map((context) => context.close()));
      contexts = [];
    }
    expect(found).toEqual([]);
  });

  return async (address, existing) => {
    const context = existing ?? (await browser.newContext({ locale: 'en-US', timezoneId: 'UTC' }));
    context.setDefaultTimeout(patienceMs);
    if (existing === undefined) contexts.push(context);
    const page = await context.newPage();
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('console', (message) => {
      // Tests provoke aborted and failed requests, which the browser reports.
      if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) {
        faults.push(message.text());
      }
    });
    await page.goto(address);
    return page;
  };
}
