import { expect, inject, test } from 'vitest';
import { ledgerAmounts, merchant } from './demoCustomer.ts';
import { keepScreenshot } from './keepScreenshot.ts';
import { useDemoPages } from './useDemoPages.ts';

const open = useDemoPages();
const seen = { timeout: 15_000 };
type Items<Item> = { items: Item[] };

test('a new customer tops up, is alerted, sees auto top-up, is refunded, pays by link, and closes the wallet', async () => {
  const page = await open(inject('demoUrl'));
  await page.getByRole('button', { name: /Acme Robotics/ }).click(seen);

  await page.getByRole('button', { name: 'Add funds' }).last().click(seen);
  await page.getByRole('radio', { name: '$25', exact: true }).click(seen);
  await page.getByRole('button', { name: 'Pay $25.00' }).click(seen);
  await page.getByText('$25.00 added').waitFor(seen);

  await page.getByRole('link', { name: 'Usage' }).click();
  await page.getByLabel('Model').selectOption('nimbus-vision', seen);
  // Four notifications are there from the start: three paid invoices, and a credit that expires soon.
  const alerted = page.getByRole('link', { name: /^Inbox Unread [5-9]/ });
  for (let jobs = 1; jobs <= 4 && (await alerted.count()) === 0; jobs += 1) {
    await page.getByRole('button', { name: 'Run job' }).click(seen);
    await page.getByText('Done. It cost').waitFor(seen);
    await page.getByRole('button', { name: 'Run job' }).waitFor(seen);
    await alerted.waitFor({ timeout: 3000 }).catch(() => undefined);
  }
  await alerted.click();
  await page
    .getByText(/It fell below \$150\.00\./)
    .first()
    .waitFor(seen);
  await page.getByText(/\$25\.00 expires on/).waitFor(seen);

  await page.getByRole('link', { name: 'Mailbox' }).click();
  await page.getByRole('button', { name: /balance is low.*billing@acme/ }).click(seen);
  await page.getByRole('article').getByText('below your alert threshold of $150.00').waitFor(seen);

  await page.getByRole('link', { name: 'Nimbus' }).last().click();
  await page.getByRole('link', { name: 'Settings', exact: true }).click(seen);
  const rule = page.locator('[data-slot="auto-top-up-settings"]');
  await rule.getByRole('switch').click(seen);
  await rule.getByLabel('Add', { exact: true }).fill('200');
  await rule.getByLabel(/per month/).fill('400');
  // Above the remaining balance, whatever the last job cost.
  await rule.getByLabel(/falls below/).fill('170');
  await rule.getByRole('button', { name: /pay \$200\.00/ }).click(seen);
  await rule.getByText('Last charges').click(seen);
  await rule.locator('[data-slot="auto-top-up-settings-attempt-status"]', { hasText: 'Added' }).waitFor(seen);
  await keepScreenshot(page, 'walk auto top-up fired');

  await page.getByRole('link', { name: 'Dashboard' }).click();
  await page.getByRole('button', { name: 'Sign in' }).click(seen);
  // Other tests have created customers since, and the list shows the newest first.
  await page.getByRole('searchbox').fill('Acme');
  await page.getByRole('link', { name: 'Acme Robotics' }).click(seen);
  await page.getByRole('link', { name: 'USD wallet' }).click(seen);
  await page.waitForURL(/\/wallets\/wal_/, seen);
  const walletId = new URL(page.url()).pathname.split('/wallets/')[1] ?? '';
  const before = (await ledgerAmounts(walletId)).length;
  const places = page.getByRole('navigation', { name: 'Wallet' });
  await places.getByRole('link', { name: 'Payments' }).click(seen);
  const dialog = page.getByRole('dialog');
  await page.getByRole('button', { name: 'Refund' }).first().click(seen);
  await dialog.getByRole('button', { name: 'Refund to the card' }).click(seen);
  await dialog.waitFor({ ...seen, state: 'detached' });
  expect((await ledgerAmounts(walletId))[before]).toBe(-200_00);

  await page.getByRole('button', { name: 'Create payment link' }).click(seen);
  await dialog.getByLabel('Amount', { exact: true }).fill('60');
  await dialog.getByLabel('Expires in').focus();
  await dialog.getByRole('button', { name: 'Create', exact: true }).click();
  const address = await page.getByLabel('Payment link URL').inputValue(seen);
  const payer = await open(address);
  await payer.getByRole('button', { name: 'Pay $60.00' }).click(seen);
  await payer.getByRole('heading', { name: 'Paid. Thank you.' }).waitFor(seen);
  await payer.getByText(/Receipt R-/).waitFor(seen);
  expect(await ledgerAmounts(walletId)).toContain(60_00);

  await places.getByRole('link', { name: 'Overview' }).click();
  await page.getByRole('button', { name: 'Close and refund' }).click(seen);
  await dialog
    .getByText(/to \w+ •••• \d{4}/)
    .first()
    .waitFor(seen);
  expect(await dialog.getByText('for you to pay out').count()).toBe(0);
  await dialog.getByLabel(/I have checked these amounts/).check();
  await dialog.getByRole('button', { name: 'Close and refund' }).click();
  await page.getByRole('region', { name: 'This wallet is closed' }).waitFor(seen);
  await keepScreenshot(page, 'walk closed');
  expect((await ledgerAmounts(walletId)).reduce((sum, amount) => sum + amount, 0)).toBe(0);

  type Delivery = { eventType: string; status: string };
  const heard = async () =>
    (await merchant<Items<Delivery>>('GET', '/webhook-deliveries?limit=100')).items
      .filter(({ status }) => status === 'succeeded')
      .map(({ eventType }) => eventType);
  for (const type of ['wallet.balance_low', 'wallet.auto_top_up_succeeded', 'wallet.closed'])
    await expect.poll(heard, seen).toContain(type);
});
