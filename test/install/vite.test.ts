import { expect, test } from 'vitest';
import { installHost } from './installHost.ts';
import { startHost } from './startHost.ts';
import { useHostPages } from './useHostPages.ts';

const open = useHostPages();

test('a plain Vite app type-checks, builds and shows the wallet under a strict policy', async () => {
  const host = await installHost('vite', 'pnpm');
  await host.run('pnpm', ['run', 'build']);
  const address = await startHost(host, 'vite/bin/vite.js', ['preview', '--host', 'localhost']);
  const { headers } = await fetch(address);
  expect(headers.get('content-security-policy')).toBe("default-src 'self'; style-src 'self'");

  const english = await open(address);
  await english.page.getByRole('heading', { name: 'Activity' }).waitFor();
  await english.page.locator('[data-slot="balance-card"]').getByText('1,248.50 US dollars').waitFor();
  expect(await english.page.locator('style').count()).toBe(0);
  expect(
    await english.page
      .locator('[data-slot="balance-card"]')
      .evaluate((node) => getComputedStyle(node).borderRadius),
  ).toBe('12px');

  // The dialog loads when it is opened. It adds $100.00 and a bonus of $5.00.
  await english.page.getByRole('button', { name: 'Top up in a dialog' }).click();
  await english.page.getByRole('dialog').getByRole('button', { name: 'Pay $100.00' }).click();
  await english.page
    .locator('[data-slot="balance-card"]')
    .getByText('1,353.50 US dollars', { exact: true })
    .waitFor();

  const german = await open(`${address}/?locale=de-DE`);
  await german.page.getByRole('heading', { name: 'Verfügbares Guthaben' }).waitFor();
  const chunks = ({ requests }: { requests: string[] }) => requests.filter((path) => path.endsWith('.js'));
  // The language is a chunk that the English page never loads.
  expect(chunks(german).filter((path) => !chunks(english).includes(path))).toHaveLength(1);
});
