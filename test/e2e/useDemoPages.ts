import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { launchChromium } from '../launchChromium.ts';
import { keepScreenshot } from './keepScreenshot.ts';

/** Opens an address in a browser of its own, or in a further tab of `context`. */
export type OpenDemoPage = (address: string, context?: BrowserContext) => Promise<Page>;

/** How long a page may take to show what is waited for. */
const patienceMs = 15_000;

/**
 * Gives a test file its Chromium. After each test everything is closed, unless `keeps` says that the next one
 * goes on where it ended, and nothing may have gone wrong unseen: no error in the console, none thrown on the
 * page. Of a test that failed, what its pages showed is kept in `test/artifacts`.
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
      // What the browser says of an aborted or refused request is what those tests ask for.
      if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) {
        faults.push(message.text());
      }
    });
    await page.goto(address);
    return page;
  };
}
