import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as kit from '@coffer/components';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchChromium } from '../launchChromium.ts';
import { bundleCase } from './bundleCase.ts';
import type { ServedCase } from './serverEntry.tsx';

const names = Object.keys(kit).filter((name) => /^[A-Z]/.test(name));
/** Time zones of the browser, and languages that the host sets. */
const readers = [
  { timezoneId: 'Asia/Kolkata', locale: 'en-US', minutesWest: -330 },
  { timezoneId: 'Pacific/Auckland', locale: 'ar-EG', minutesWest: -780 },
];
/** Calls that only the browser makes, which a server does not prefetch. */
const askedLater: Record<string, string[]> = {
  EntryDetail: ['getReceipt'],
  TopUpForm: ['createQuote'],
  WalletPage: ['createQuote'],
};

let served: ServedCase[] = [];
let browser: Browser;
const folder = mkdtempSync(join(tmpdir(), 'coffer-ssr-'));

beforeAll(async () => {
  await Promise.all([
    bundleCase('serverEntry.tsx', 'node', join(folder, 'server.mjs')),
    bundleCase('browserEntry.tsx', 'browser', join(folder, 'browser.js')),
  ]);
  const printed = execFileSync(process.execPath, ['server.mjs', ...readers.map(({ locale }) => locale)], {
    cwd: folder,
    env: { ...process.env, TZ: 'UTC', NODE_ENV: 'development' },
    maxBuffer: 64 * 1024 * 1024,
    encoding: 'utf8',
  });
  served = JSON.parse(printed);
  browser = await launchChromium();
}, 60_000);
afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

describe.each(readers)(
  'a page in $locale, written in UTC and read in $timezoneId',
  ({ timezoneId, locale, minutesWest }) => {
    let page: Page;
    const said: string[] = [];

    beforeAll(async () => {
      page = await (await browser.newContext({ timezoneId, locale: 'de-DE' })).newPage();
      page.on('pageerror', (error) => said.push(error.message));
      page.on('console', (message) => {
        if (message.type() === 'error' || message.type() === 'warning') said.push(message.text());
      });
      await page.setContent('<!doctype html><html lang="en"><body></body></html>');
      await page.addScriptTag({ path: join(folder, 'browser.js'), type: 'module' });
      expect(await page.evaluate(() => new Date('2025-11-21').getTimezoneOffset())).toBe(minutesWest);
    });

    test.each(names)("<%s /> hydrates the server's HTML, and reads nothing twice", async (name) => {
      const found = served.find((one) => one.name === name && one.locale === locale);
      if (found === undefined) throw new Error(`componentCases lacks ${name}.`);
      const busy = [...found.html.matchAll(/<[^>]* aria-busy="true"[^>]*>/g)].map(([tag]) => tag);
      expect(busy.filter((tag) => !tag.includes('data-slot="wallet-page-place"'))).toEqual([]);

      const written = await page.evaluate((html) => {
        const element = document.createElement('div');
        element.innerHTML = html;
        return element.textContent;
      }, found.html);
      const { calls, ...takeover } = await page.evaluate((one) => window.takeOver(one), found);
      expect({ ...takeover, said: said.splice(0) }).toEqual({
        said: [],
        recovered: [],
        busyAtOnce: 0,
        text: written,
      });
      const later = ['streamEvents', ...(askedLater[name] ?? [])];
      expect(calls.filter((call) => !later.includes(call))).toEqual([]);
    });
  },
);
