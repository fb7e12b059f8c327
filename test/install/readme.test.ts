import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'vitest';
import { root } from '../sourceFiles.ts';
import { installHost } from './installHost.ts';
import { startHost } from './startHost.ts';
import { useHostPages } from './useHostPages.ts';

const open = useHostPages();

test("the README's first program runs as it is written in a new Vite app, and takes a payment", async () => {
  const [, program = ''] = /```tsx\n(.*?)```/s.exec(readFileSync(join(root, 'README.md'), 'utf8')) ?? [];
  const host = await installHost('readme', 'pnpm');
  writeFileSync(join(host.folder, 'src/App.tsx'), program);
  await host.run('pnpm', ['run', 'build']);
  const address = await startHost(host, 'vite/bin/vite.js', ['preview', '--host', 'localhost']);
  const { page } = await open(address);
  const card = page.locator('[data-slot="balance-card"]');
  await card.getByText('1,248.50 US dollars').first().waitFor();
  await page.screenshot({ path: join(root, 'test/artifacts/readme.png'), fullPage: true });
  await page.getByRole('button', { name: 'Pay $100.00' }).click();
  await card.getByText('1,353.50 US dollars', { exact: true }).first().waitFor();
});
