import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Browser } from 'playwright-core';
import { preview } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { storyNow } from '../../packages/components/src/stories/storyWallet.ts';
import { freePort } from '../freePort.ts';
import { launchChromium } from '../launchChromium.ts';
import { root } from '../sourceFiles.ts';
import { compareLooks, type Look, slotOf, steadyContext } from './compareLooks.ts';

/** Stories of the widgets that the hosts show. The parameter removes props that the hosts do not pass. */
const stories: [Look['widget'], story: string][] = [
  ['BalanceCard', 'balancecard--default&args=onAddFunds:!undefined;onViewActivity:!undefined'],
  ['TopUpForm', 'topupform--default'],
  ['LedgerTable', 'ledgertable--default&args=limit:!undefined'],
  ['TopUpDialog', 'topupdialog--closed'],
  ['WalletPage', 'walletpage--default'],
];

let folder: string;
let browser: Browser;
beforeAll(async () => {
  folder = mkdtempSync(join(root, 'node_modules/.storybook-'));
  const build = ['storybook', 'build', '--disable-telemetry', '--quiet', '--output-dir', folder];
  await promisify(execFile)('pnpm', ['exec', ...build], { cwd: root });
  browser = await launchChromium();
}, 180_000);
afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

test('the empty page draws each widget like its story in Storybook', async () => {
  const port = await freePort();
  const server = await preview({
    configFile: false,
    root,
    build: { outDir: folder },
    preview: { host: 'localhost', port, strictPort: true },
  });
  const looks = [];
  for (const scheme of ['light', 'dark'] as const) {
    const context = await browser.newContext({ ...steadyContext, colorScheme: scheme });
    for (const [widget, story] of stories) {
      const page = await context.newPage();
      await page.clock.setFixedTime(storyNow);
      await page.goto(
        `http://localhost:${port}/iframe.html?viewMode=story&globals=scheme:${scheme}&id=${story}`,
      );
      if (widget === 'TopUpDialog') await page.getByRole('button', { name: 'Add funds' }).click();
      await page.locator(slotOf(widget)).first().waitFor();
      const look: Look = { host: 'storybook', place: 'page', scheme, widget };
      const difference = await compareLooks(browser, page, page.locator('html'), look, {
        api: null,
        tokens: [],
      });
      if (difference !== null) looks.push({ scheme, widget, difference });
    }
    await context.close();
  }
  await server.close();
  expect(looks).toEqual([]);
});
