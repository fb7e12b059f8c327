import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { launchChromium } from '../launchChromium.ts';
import { compareLooks, type Look, slotOf, steadyContext } from './compareLooks.ts';
import { installHost } from './installHost.ts';
import { startHost } from './startHost.ts';

type LookedAt = {
  name: string;
  start: [program: string, ...parameters: string[]];
  /** Path of the page with the widgets. Defaults to `/`. */
  path?: string;
  /** Path of the page with the modal. Defaults to `path`. */
  modalPath?: string;
  widgets: Look['widget'][];
  /** Base URL of the host's wallet API. Defaults to null: the page has a wallet in its memory. */
  api?: string;
  /** Tokens that the host sets. Defaults to none. */
  tokens?: string[];
  /** `class` puts `dark` on `<html>` while the system is light. Defaults to `system`. */
  darkBy?: 'system' | 'class';
};

const vitePreview: LookedAt['start'] = ['vite/bin/vite.js', 'preview', '--host', 'localhost'];
const nextStart: LookedAt['start'] = ['next/dist/bin/next', 'start', '--hostname', 'localhost'];
const palette = ['surface', 'text', 'text-muted', 'line'].map((name) => `--coffer-color-${name}`);
const tokens = ['--coffer-accent', '--coffer-color-on-accent', ...palette];
const shadcnTokens = [
  ...tokens,
  '--coffer-color-surface-muted',
  '--coffer-color-line-strong',
  '--coffer-radius',
];
const widgets: Look['widget'][] = ['BalanceCard', 'TopUpForm', 'LedgerTable', 'TopUpDialog'];

const hosts: LookedAt[] = [
  {
    name: 'next',
    start: nextStart,
    path: '/wallet',
    modalPath: '/modal',
    widgets: ['BalanceCard', 'TopUpForm', 'LedgerTable'],
    api: '/api/wallet',
  },
  { name: 'next-tailwind', start: nextStart, path: '/wallet', widgets },
  { name: 'vite', start: vitePreview, widgets: ['WalletPage', 'TopUpDialog'], tokens: ['--coffer-accent'] },
  { name: 'tanstack-start', start: vitePreview, path: '/wallet', widgets },
  {
    name: 'shadcn',
    start: vitePreview,
    path: '/wallet',
    darkBy: 'class',
    widgets,
    tokens: shadcnTokens,
  },
  {
    name: 'react-router',
    start: ['@react-router/serve/bin.cjs', './build/server/index.js'],
    path: '/wallet',
    widgets,
  },
  { name: 'astro', start: ['astro/bin/astro.mjs', 'preview', '--host', 'localhost'], widgets },
  { name: 'mui', start: vitePreview, widgets, tokens },
  { name: 'mantine', start: vitePreview, widgets, tokens },
];

/** Hosts that still draw a widget differently. */
const differing = [
  'next',
  'next-tailwind',
  'vite',
  'tanstack-start',
  'shadcn',
  'react-router',
  'mui',
  'mantine',
];

const results: (Look & { difference: string | null })[] = [];
let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterEach(() => Promise.all(browser.contexts().map((context) => context.close())));
afterAll(async () => {
  await browser.close();
  process.stdout.write(table(results));
});

for (const host of hosts) {
  const compare = differing.includes(host.name) ? test.fails : test;
  compare(`${host.name} draws each widget like an empty page, in the page and in a modal`, () =>
    compareAll(host),
  );
}

async function compareAll(host: LookedAt): Promise<void> {
  const installed = await installHost(host.name, 'pnpm');
  await installed.run('pnpm', ['run', 'build']);
  const [program, ...parameters] = host.start;
  const address = await startHost(installed, program, parameters);
  const own = { api: host.api ?? null, tokens: host.tokens ?? [] };
  const looks = [];
  for (const scheme of ['light', 'dark'] as const) {
    const colorScheme = host.darkBy === 'class' ? 'light' : scheme;
    const context = await browser.newContext({ ...steadyContext, colorScheme });
    const page = await context.newPage();
    await page.clock.setFixedTime(new Date());
    const open = async (path: string) => {
      await page.goto(`${address}${path}`);
      if (host.darkBy === 'class' && scheme === 'dark') {
        await page.locator('html').evaluate((html) => html.classList.add('dark'));
      }
    };
    await open(host.path ?? '/');
    for (const widget of host.widgets) {
      if (widget === 'TopUpDialog') await page.getByRole('button', { name: /in a dialog$/ }).click();
      const look: Look = { host: host.name, place: 'page', scheme, widget };
      looks.push({ ...look, difference: await compareLooks(browser, page, page.locator('html'), look, own) });
    }
    await open(host.modalPath ?? host.path ?? '/');
    await openModal(page);
    const look: Look = { host: host.name, place: 'modal', scheme, widget: 'TopUpForm' };
    const modal = page.getByRole('dialog').filter({ has: page.locator(slotOf('TopUpForm')) });
    looks.push({ ...look, difference: await compareLooks(browser, page, modal, look, own) });
    await context.close();
  }
  results.push(...looks);
  expect(looks.filter(({ difference }) => difference !== null)).toEqual([]);
}

async function openModal(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Add funds in a modal' }).click();
  await page.getByRole('dialog').last().waitFor({ state: 'attached' });
}

/** Formats the results as a table of hosts × (page, modal) × (light, dark). */
function table(all: typeof results): string {
  const cell = (host: string, place: string, scheme: string) => {
    const looks = all.filter((look) => look.host === host && look.place === place && look.scheme === scheme);
    const different = looks.filter(({ difference }) => difference !== null);
    if (looks.length === 0) return 'not compared';
    return different.length === 0
      ? 'same'
      : different.map(({ widget, difference }) => `${widget} ${difference}`).join(', ');
  };
  const columns = ['page', 'modal'].flatMap((place) =>
    ['light', 'dark'].map((scheme) => [place, scheme] as const),
  );
  const rows = [...new Set(all.map(({ host }) => host))].map(
    (host) => `| ${host} | ${columns.map(([place, scheme]) => cell(host, place, scheme)).join(' | ')} |`,
  );
  const head = ['host', ...columns.map((column) => column.join(', '))];
  return `\n| ${head.join(' | ')} |\n|${head.map(() => '---').join('|')}|\n${rows.join('\n')}\n`;
}
