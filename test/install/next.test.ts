import { expect, test } from 'vitest';
import { installHost } from './installHost.ts';
import { startHost } from './startHost.ts';
import { useHostPages } from './useHostPages.ts';

const open = useHostPages();

test('a stock Next.js app prefetches in a server component, and its widgets hydrate without a warning', async () => {
  const host = await installHost('next', 'pnpm');
  await host.run('pnpm', ['run', 'build']);
  const address = `${await startHost(host, 'next/dist/bin/next', ['start', '--hostname', 'localhost'])}/wallet`;

  const html = await (await fetch(address)).text();
  expect(html).toContain('1,248.50');
  expect(html).not.toContain('aria-busy="true"');

  const { page, requests } = await open(address);
  await page.getByRole('button', { name: 'Pay $100.00' }).click();
  await page
    .locator('[data-slot="balance-card"]')
    .getByText('1,353.50 US dollars', { exact: true })
    .waitFor();
  const reads = requests.filter((request) => /\/(session|wallets|payment-methods)$/.test(request));
  expect(reads).toEqual([]);
});
