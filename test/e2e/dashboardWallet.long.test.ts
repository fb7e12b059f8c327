import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { fillAmount, goTo, openDashboard } from './dashboardPage.ts';
import { createDemoCustomer, ledgerAmounts, merchant } from './demoCustomer.ts';
import { keepScreenshot } from './keepScreenshot.ts';
import { useDemoPages } from './useDemoPages.ts';

// The merchant's work on a wallet. All tests share one page, and each uses a wallet of its own.
const open = useDemoPages({ keeps: true });
const usd = (amount: number) => ({ amount, currency: 'USD' });

let page: Page;
beforeAll(async () => {
  page = await openDashboard(open);
});
const dialog = () => page.getByRole('dialog');
const button = (name: string) => page.getByRole('button', { name, exact: true });
const region = (name: string) => page.getByRole('region', { name, exact: true });

/** Presses a button of the open dialog, and waits until the dialog closes. */
async function submit(name: string): Promise<void> {
  await dialog().getByRole('button', { name, exact: true }).click();
  await dialog().waitFor({ state: 'detached' });
}

async function walletOf(parameters: Parameters<typeof createDemoCustomer>[0]) {
  const customer = await createDemoCustomer(parameters);
  const { items } = await merchant<{ items: { id: string }[] }>(
    'GET',
    `/customers/${customer.id}/payment-methods`,
  );
  return { ...customer, paymentMethodId: items[0]?.id };
}

test('an invalid amount shows an error at its field, keeps its text, and sends nothing', async () => {
  const { walletId, paymentMethodId } = await walletOf({ methods: ['pm_card_visa'], initialBalance: 0 });
  await merchant('POST', `/wallets/${walletId}/top-ups`, { amount: usd(20_00), paymentMethodId });
  await goTo(page, `/wallets/${walletId}/payments`);
  await region('Top-ups').getByRole('button', { name: 'Refund' }).click();
  const figures = dialog().getByRole('region', { name: 'What will happen' });
  await figures.getByText('$0.00').waitFor();
  const amount = dialog().getByLabel('Refund', { exact: true });
  // An empty field means the whole amount. Invalid text must never count as empty.
  await amount.fill('ten');
  await page.keyboard.press('Enter');
  await dialog().getByRole('alert').waitFor();
  expect(await amount.evaluate((element) => element === document.activeElement)).toBe(true);
  expect(await amount.inputValue()).toBe('ten');
  expect(await figures.count()).toBe(0);
  await fillAmount(dialog(), 'Refund', '5.00');
  await figures.getByText('$5.00').waitFor();
  expect(await figures.innerText()).toMatch(
    /To \w+ •••• \d{4}\s+\$5\.00[^$]+Stays in the wallet from this top-up\s+\$15\.00[^$]+Balance now\s+\$20\.00[^$]+Balance after\s+\$15\.00/,
  );
  expect(await dialog().getByRole('alert').count()).toBe(0);
  await submit('Refund to the card');
  expect(await ledgerAmounts(walletId)).toEqual([20_00, -5_00]);
  const refunded = region('Refunds')
    .getByRole('listitem')
    .filter({ hasText: /to \w+ •••• \d{4}/ });
  expect(await refunded.innerText()).toContain('$5.00');
});

test('a credit with priority and expiry creates a grant, which can be voided', async () => {
  const { walletId } = await walletOf({ methods: [], initialBalance: 0 });
  await goTo(page, `/wallets/${walletId}`);
  await button('Credit').click();
  await fillAmount(dialog(), 'Amount', '40');
  await dialog().getByLabel('Funded by').selectOption('promotion');
  await dialog().getByLabel('Priority').fill('7');
  await dialog().getByLabel('Expires (optional)').fill('2031-01-31T10:00');
  await submit('Credit');
  const grant = region('Grants').getByRole('row', { name: /promotional/i });
  expect(await grant.innerText()).toMatch(/7\s+Jan 31, 2031/);
  await grant.getByRole('button', { name: 'Void' }).click();
  await dialog().getByText('$40.00').waitFor();
  await dialog().getByLabel('Reason').fill('Given by mistake');
  await submit('Void grant');
  await region('Grants').getByText('No unspent credit.').waitFor();
  expect(await ledgerAmounts(walletId)).toEqual([40_00, -40_00]);
});

test('a hold can be created and captured in part', async () => {
  const { walletId } = await walletOf({ methods: [] });
  await goTo(page, `/wallets/${walletId}`);
  await button('Hold').click();
  await fillAmount(dialog(), 'Amount', '30');
  await dialog().getByLabel('Reason (optional)').fill('A job');
  await submit('Hold');
  await region('Balance').getByText('$70.00').waitFor();
  await keepScreenshot(page, 'dashboard wallet');
  await button('Capture').click();
  await fillAmount(dialog(), 'Capture', '12.34');
  await submit('Capture');
  await region('Balance').getByText('$87.66').first().waitFor();
  await page.getByLabel('Show resolved holds').check();
  await page.getByRole('cell', { name: 'captured' }).waitFor();
  expect(await ledgerAmounts(walletId)).toEqual([100_00, -12_34]);
});

test('a frozen wallet rejects a debit and says why; unfrozen, it can be debited and adjusted', async () => {
  const { walletId } = await walletOf({ methods: [] });
  await goTo(page, `/wallets/${walletId}`);
  await button('Freeze').click();
  await dialog().getByText('$100.00').waitFor();
  await submit('Freeze');
  await page.getByText('Frozen', { exact: true }).waitFor();
  await button('Debit').click();
  await fillAmount(dialog(), 'Amount', '10');
  await dialog().getByLabel('Reason').fill('Seats');
  await dialog().getByRole('button', { name: 'Debit', exact: true }).click();
  await dialog()
    .getByRole('alert')
    .getByText(/frozen/)
    .waitFor();
  await page.keyboard.press('Escape');
  await button('Unfreeze').click();
  await submit('Unfreeze');
  await button('Debit').click();
  await fillAmount(dialog(), 'Amount', '500');
  await dialog().getByLabel('Reason').fill('Seats');
  await dialog().getByRole('button', { name: 'Debit', exact: true }).click();
  // The API uses minor units. The page shows money as people write it.
  await dialog().getByRole('alert').getByText('Only $100.00 is available.').waitFor();
  await fillAmount(dialog(), 'Amount', '10');
  await submit('Debit');
  await button('Adjust').click();
  await dialog().getByLabel('Direction').selectOption('down');
  await fillAmount(dialog(), 'By', '0.05');
  await dialog().getByLabel('Reason').fill('A rounding of long ago');
  await submit('Adjust');
  expect(await ledgerAmounts(walletId)).toEqual([100_00, -10_00, -5]);
});

test('filters of entries are in the URL, survive a reload, and apply to the export', async () => {
  const { walletId } = await walletOf({ methods: [] });
  for (const [amount, reason] of [
    [7_00, 'Seats, "May"'],
    [30_00, 'Seats, June'],
    [8_00, 'Storage'],
  ] as const) {
    await merchant('POST', `/wallets/${walletId}/entries`, { type: 'debit', amount: usd(amount), reason });
  }
  await goTo(page, `/wallets/${walletId}/entries`);
  await page.getByLabel('Text').fill('Seats');
  await page.getByLabel('Direction').selectOption('out');
  await page.getByLabel('At most').fill('10');
  const rows = region('Entries').getByRole('row');
  await expect.poll(() => rows.count()).toBe(2);
  expect(new URL(page.url()).search).toBe('?text=Seats&direction=out&atMost=1000');
  await page.reload();
  await rows.getByText('Seats, "May"').waitFor();
  expect(await rows.count()).toBe(2);
  expect(await page.getByLabel('At most').inputValue()).toMatch(/^10/);
  await keepScreenshot(page, 'dashboard entries');
  const download = page.waitForEvent('download');
  await button('Export CSV').click();
  const csv = await readFile(await (await download).path(), 'utf8');
  const [header, ...lines] = csv.trimEnd().split('\r\n');
  expect(header).toMatch(/^number,createdAt,type,source,amount,currency/);
  expect(lines.map((line) => line.split(',').slice(2, 6).join())).toEqual(['debit,usage,-7.00,USD']);
  expect(lines[0]).toContain('"Seats, ""May"""');
  await page.getByText('1 entry exported').waitFor();
  await button('Clear filters').click();
  await expect.poll(() => rows.count()).toBe(5);
  expect(new URL(page.url()).search).toBe('');
});

test('payment methods can be reordered, charged and removed', async () => {
  const { id, walletId } = await walletOf({
    methods: ['pm_card_visa', 'pm_card_mastercard'],
    initialBalance: 0,
  });
  await goTo(page, `/customers/${id}`);
  await button('Move Mastercard •••• 4444 up').click();
  await keepScreenshot(page, 'dashboard customer');
  const first = region('Payment methods').getByRole('row').nth(1);
  await first.getByText('Mastercard').waitFor();
  await goTo(page, `/wallets/${walletId}/payments`);
  await button('Top up').click();
  await fillAmount(dialog(), 'Amount to add', '2');
  await dialog().getByRole('button', { name: 'Charge and top up' }).click();
  // Below the minimum of the settings.
  await dialog().getByRole('alert').waitFor();
  await fillAmount(dialog(), 'Amount to add', '100');
  const figures = dialog().getByRole('region', { name: 'What will happen' });
  expect(await figures.innerText()).toMatch(
    /Added\s+\$100\.00[^$]+Bonus\s+\$5\.00[^$]+Charged\s+\$100\.00[^$]+Balance after\s+\$105\.00/,
  );
  await keepScreenshot(page, 'dashboard top up');
  await submit('Charge and top up');
  const topUp = region('Top-ups').getByRole('row').nth(1);
  expect(await topUp.innerText()).toMatch(/Settled[^$]+\$100\.00[^$]+\$5\.00[^$]+\$100\.00/);
  await topUp.getByRole('button', { name: 'Refund' }).click();
  await figures.getByText('Balance after').waitFor();
  expect(await figures.innerText()).toMatch(
    /To \w+ •••• \d{4}\s+\$100\.00[^$]+Bonus taken back\s+\$5\.00[^$]+Balance now\s+\$105\.00[^$]+Balance after\s+\$0\.00/,
  );
  await keepScreenshot(page, 'dashboard refund of a top-up');
  await submit('Refund to the card');
  await topUp.getByText('Nothing left').waitFor();
  expect(await topUp.getByRole('button').count()).toBe(0);
  await goTo(page, `/customers/${id}`);
  await first.getByRole('button', { name: 'Remove' }).click();
  await submit('Remove');
  await first.getByText('Visa').waitFor();
});

test('a payment link is revoked after a confirmation', async () => {
  const { walletId } = await walletOf({ methods: [] });
  await merchant('POST', `/wallets/${walletId}/payment-links`, { amount: usd(50_00) });
  await goTo(page, `/wallets/${walletId}/payments`);
  await button('Revoke').click();
  await dialog().getByText('$50.00').waitFor();
  await submit('Revoke');
  await page.getByRole('cell', { name: 'revoked' }).waitFor();
});

test('a dispute shows the amounts that were debited, are owed, and were reinstated', async () => {
  const { walletId, paymentMethodId } = await walletOf({ methods: ['pm_card_visa'], initialBalance: 0 });
  const topUp = await merchant<{ id: string }>('POST', `/wallets/${walletId}/top-ups`, {
    amount: usd(20_00),
    paymentMethodId,
  });
  await merchant('POST', `/wallets/${walletId}/entries`, { type: 'debit', amount: usd(15_00) });
  await merchant('POST', `/test/top-ups/${topUp.id}/dispute`, { outcome: 'won' });
  const dispute = page.getByRole('row').filter({ has: page.locator(`a[href$="${walletId}"]`) });
  await goTo(page, '/disputes');
  await dispute.getByText('−$15.00').waitFor();
  expect(await dispute.innerText()).toMatch(/Open[^$]+\$20\.00[^$]+\$20\.00[^$]+undecided[^$]+\$15\.00/);
  await keepScreenshot(page, 'dashboard dispute, open');
  await expect.poll(() => ledgerAmounts(walletId)).toEqual([20_00, -15_00, -20_00, 20_00]);
  await goTo(page, `/wallets/${walletId}/payments`);
  const decided = region('Disputes').getByRole('row').nth(1);
  await decided.getByText('won').waitFor();
  await decided.getByRole('link', { name: '20 US dollars' }).click();
  await expect.poll(() => region('Entries').getByRole('row').count()).toBe(3);
});

test('a failed refund is credited to the balance after a confirmation that shows the amount', async () => {
  const { walletId, paymentMethodId } = await walletOf({
    methods: ['pm_card_refund_fails'],
    initialBalance: 0,
  });
  const topUp = await merchant<{ id: string }>('POST', `/wallets/${walletId}/top-ups`, {
    amount: usd(20_00),
    paymentMethodId,
  });
  await merchant('POST', `/top-ups/${topUp.id}/refunds`, { amount: { amount: 6_00, currency: 'USD' } });
  const refund = page.getByRole('row').filter({ has: page.locator(`a[href$="${walletId}"]`) });
  await goTo(page, '/refunds');
  await refund.getByText(/to \w+ •••• \d{4}/).waitFor();
  await keepScreenshot(page, 'dashboard refund, refused');
  await refund.getByRole('button', { name: 'Credit wallet' }).click();
  await dialog().getByRole('listitem').getByText('$6.00').waitFor();
  await submit('Credit wallet');
  await refund.getByText('to the wallet').waitFor();
  expect((await ledgerAmounts(walletId)).reduce((sum, amount) => sum + amount, 0)).toBe(20_00);
});
