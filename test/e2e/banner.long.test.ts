import type { Page } from 'playwright-core';
import { expect, inject, test } from 'vitest';
import { createDemoCustomer, merchant } from './demoCustomer.ts';
import { useDemoPages } from './useDemoPages.ts';

const open = useDemoPages();
const demoUrl = inject('demoUrl');
const usd = (amount: number) => ({ amount, currency: 'USD' });

test('a dismissed banner stays hidden after a reload, and returns after a later fall that no page has seen', async () => {
  const { id, walletId } = await createDemoCustomer({ methods: [] });
  const alert = { enabled: true, threshold: usd(50_00), channels: ['inApp'], version: 0 };
  await merchant('PUT', `/wallets/${walletId}/alert-settings`, alert);
  const post = (amount: number) =>
    merchant('POST', `/wallets/${walletId}/entries`, {
      ...(amount > 0 ? { type: 'credit', fundedBy: 'externalPayment' } : { type: 'debit' }),
      amount: usd(Math.abs(amount)),
    });
  await post(-60_00);

  const address = `${demoUrl}/usage?customer=${id}`;
  const banner = (page: Page) => page.locator('[data-slot="low-balance-banner"]');
  const first = await open(address);
  await expect.poll(() => banner(first).getAttribute('data-reason')).toBe('belowThreshold');
  await banner(first).getByRole('button', { name: 'Dismiss' }).click();
  await expect.poll(() => banner(first).getAttribute('data-state')).toBe('none');
  const context = first.context();
  // Reloads until the demo has evaluated the fall too. It is the same fall before and after.
  for (let reload = 0; reload < 3; reload += 1) {
    await first.reload();
    await first.locator('[data-slot="balance-card"]').getByText('$40.00').first().waitFor();
    // The page has read everything that the banner depends on, and shows none.
    await first.locator('[data-slot="low-balance-banner"][data-late]').waitFor({ state: 'attached' });
    expect(await banner(first).getAttribute('data-state')).toBe('none');
  }
  await first.close();

  await post(50_00);
  await post(-50_00);
  const second = await open(address, context);
  await expect.poll(() => banner(second).getAttribute('data-reason')).toBe('belowThreshold');
});
