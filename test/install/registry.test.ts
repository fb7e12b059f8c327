import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../sourceFiles.ts';
import { installHost } from './installHost.ts';
import { serveRegistry } from './serveRegistry.ts';
import { startHost } from './startHost.ts';
import { useHostPages } from './useHostPages.ts';

const open = useHostPages();

test('the shadcn CLI copies components with their dependencies; they type-check, build and show the wallet', async () => {
  const host = await installHost('registry', 'pnpm');
  const registry = await serveRegistry(join(root, 'packages/components/dist/registry'));
  const environment = { COFFER_REGISTRY: registry, REGISTRY_URL: registry };
  await host.run(
    'node_modules/.bin/shadcn',
    ['add', '@coffer/balance-card', '@coffer/ledger-table', '--yes'],
    environment,
  );
  const copied = (path: string) => existsSync(join(host.folder, 'src/components/coffer', path));
  expect(copied('BalanceCard/BalanceCard.tsx')).toBe(true);
  expect(copied('Money/Money.tsx')).toBe(true);
  expect(copied('TopUpForm/TopUpForm.tsx')).toBe(false);

  await host.run('pnpm', ['run', 'build']);
  const address = await startHost(host, 'vite/bin/vite.js', ['preview', '--host', 'localhost']);
  const { page } = await open(address);
  await page.getByText('1,248.50 US dollars', { exact: true }).first().waitFor();
  await page.getByRole('heading', { name: 'Activity' }).waitFor();
  const card = page.locator('[data-slot="balance-card"]');
  expect(await card.evaluate((node) => getComputedStyle(node).borderStartStartRadius)).toBe('12px');
});
