import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { PNG } from 'pngjs';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { launchChromium } from '../launchChromium.ts';
import { root } from '../sourceFiles.ts';
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
  /** Whether an element at the end of `body` can be used while the host's modal is open. */
  reachesFrame: boolean;
  /** Tokens that the host sets. Defaults to none. */
  tokens?: string[];
  /** `class` puts the class `dark` on `<html>` while the system is light. Defaults to `system`. */
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
    reachesFrame: true,
    start: nextStart,
    path: '/wallet',
    modalPath: '/modal',
    widgets: ['BalanceCard', 'TopUpForm', 'LedgerTable'],
    api: '/api/wallet',
  },
  { name: 'next-tailwind', reachesFrame: true, start: nextStart, path: '/wallet', widgets },
  {
    name: 'vite',
    reachesFrame: false,
    start: vitePreview,
    widgets: ['WalletPage', 'TopUpDialog'],
    tokens: ['--coffer-accent'],
  },
  { name: 'tanstack-start', reachesFrame: false, start: vitePreview, path: '/wallet', widgets },
  {
    name: 'shadcn',
    reachesFrame: false,
    start: vitePreview,
    path: '/wallet',
    darkBy: 'class',
    widgets,
    tokens: shadcnTokens,
  },
  {
    name: 'react-router',
    reachesFrame: false,
    start: ['@react-router/serve/bin.cjs', './build/server/index.js'],
    path: '/wallet',
    widgets,
  },
  {
    name: 'astro',
    reachesFrame: false,
    start: ['astro/bin/astro.mjs', 'preview', '--host', 'localhost'],
    widgets,
  },
  { name: 'mui', reachesFrame: true, start: vitePreview, widgets, tokens },
  { name: 'mantine', reachesFrame: true, start: vitePreview, widgets, tokens },
];

const pictures = join(root, 'docs/screenshots');
/** `COFFER_PICTURES=1` writes the pictures and the table in `docs/screenshots`. */
const takesPictures = process.env.COFFER_PICTURES === '1';

const results: (Look & { difference: string | null })[] = [];
let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterEach(() => Promise.all(browser.contexts().map((context) => context.close())));
afterAll(async () => {
  await browser.close();
  process.stdout.write(`\n${table(results)}\n`);
  if (takesPictures) writeFileSync(join(pictures, 'README.md'), gallery(results));
});

test.each(hosts)('$name draws each widget like an empty page, in the page and in a modal', async (host) => {
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
    await takePicture(page, host.widgets[0] ?? 'BalanceCard', `${host.name}-page-${scheme}`);
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
    await takePicture(page, 'TopUpForm', `${host.name}-modal-${scheme}`);
    expect([host.name, await reachesFrame(page)]).toEqual([host.name, host.reachesFrame]);
    await context.close();
  }
  results.push(...looks);
  expect(looks.filter(({ difference }) => difference !== null)).toEqual([]);
});

/** Clicks until the modal opens: a server-rendered button does nothing before it is hydrated. */
async function openModal(page: Page): Promise<void> {
  const dialog = page.getByRole('dialog').last();
  for (let attempt = 0; attempt < 15 && (await dialog.count()) === 0; attempt += 1) {
    await page.getByRole('button', { name: 'Add funds in a modal' }).click();
    await dialog.waitFor({ state: 'attached', timeout: 2_000 }).catch(() => {});
  }
}

/** Clicks a full-screen element at the end of `body`, as a processor adds one for 3-D Secure. Returns whether it is hit. */
async function reachesFrame(page: Page): Promise<boolean> {
  await page.evaluate(() => {
    const frame = document.createElement('button');
    frame.textContent = 'Confirm at your bank';
    frame.style.cssText = 'position: fixed; inset: 0; z-index: 2147483647';
    frame.onclick = () => frame.remove();
    document.body.append(frame);
  });
  const frame = page.locator('button', { hasText: 'Confirm at your bank' });
  await frame.click({ timeout: 2_000 }).catch(() => {});
  const isHit = (await frame.count()) === 0;
  return isHit && (await page.getByRole('dialog').count()) > 0;
}

async function takePicture(page: Page, widget: Look['widget'], name: string): Promise<void> {
  if (!takesPictures) return;
  const isReady = ":not([aria-busy='true']):not(:has([aria-busy='true']))";
  const shown = page.locator(`${slotOf(widget)}${isReady}`).last();
  await shown.waitFor();
  mkdirSync(pictures, { recursive: true });
  // A page from its top, a modal with the space above its widget.
  const above = name.includes('-modal-') ? ((await shown.boundingBox())?.y ?? 0) - 90 : 0;
  const clip = { x: 0, y: Math.max(0, Math.min(420, Math.round(above))), width: 1000, height: 480 };
  const picture = PNG.sync.read(await page.screenshot({ clip, animations: 'disabled' }));
  // Five bits for each channel keep gradients small.
  picture.data.forEach((value, index) => {
    picture.data[index] = index % 4 === 3 ? 255 : Math.round((Math.round((value * 31) / 255) * 255) / 31);
  });
  const small = PNG.sync.write(picture, {
    colorType: 2,
    deflateLevel: 9,
    deflateStrategy: 0,
    filterType: 0,
  });
  writeFileSync(join(pictures, `${name}.png`), small);
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
  return [`| ${head.join(' | ')} |`, `|${head.map(() => '---').join('|')}|`, ...rows].join('\n');
}

/** Formats the page of the pictures. */
function gallery(all: typeof results): string {
  const names = [...new Set(all.map(({ host }) => host))];
  const sections = names.map((host) => {
    const images = ['page', 'modal'].flatMap((place) =>
      ['light', 'dark'].map(
        (scheme) =>
          `<img src="${host}-${place}-${scheme}.png" width="49%" alt="${host}, ${place}, ${scheme}">`,
      ),
    );
    return `## ${host}\n\n${images.join('\n')}\n`;
  });
  return `${intro}\n${table(all)}\n\n${sections.join('\n')}`;
}

const intro = `# The kit in stock applications

\`COFFER_PICTURES=1 npx -y pnpm@12 test:install\` writes this page. Each host is a new application from its template, with the
packed packages and the lines of the guides. The test compares the pixels of each widget with the same widget on an empty
page that has the kit's style sheet only. "same" means that at most 0.1 % of the pixels differ.
`;
