import type { Page } from 'playwright-core';
import { afterEach, beforeAll, describe, expect, inject, test } from 'vitest';
import { createDemoCustomer, type DemoCustomer, ledgerAmounts, merchant } from './demoCustomer.ts';
import { keepScreenshot } from './keepScreenshot.ts';
import { useDemoPages } from './useDemoPages.ts';

const open = useDemoPages();
const seen = { timeout: 15_000 };
// These tests move the clock, so they use the demo for that.
const demoUrl = inject('movedDemoUrl');

type Link = { id: string; url: string };
const usd = (amount: number) => ({ amount, currency: 'USD' });

let customer: DemoCustomer;
beforeAll(async () => {
  customer = await createDemoCustomer({ methods: [], demoUrl });
});
let page: Page | null = null;
afterEach(async ({ task }) => {
  if (page && !page.isClosed() && task.result?.state !== 'fail')
    await keepScreenshot(page, `pay ${task.name}`);
  page = null;
});

const linkOf = (walletId: string, body: object) =>
  merchant<Link>('POST', `/wallets/${walletId}/payment-links`, body, demoUrl);
const visit = async (url: string) => {
  page = await open(url);
  return page;
};
const choose = (shown: Page, token: string) => shown.getByLabel('Pay with').selectOption(token);
const pay = (shown: Page) => shown.getByRole('button', { name: /^Pay \$/ }).click(seen);

describe('a payment link that is', () => {
  test('open, with a fixed amount: is paid, shows its receipt, and leaks no id and no balance', async () => {
    const { id, walletId } = await createDemoCustomer({ methods: [], demoUrl });
    const { url } = await linkOf(walletId, { amount: usd(50_00) });
    const answers: string[] = [];
    const shown = await visit('about:blank');
    shown.on('response', async (response) => {
      if (response.url().includes('/payment-links/')) answers.push(await response.text().catch(() => ''));
    });
    await shown.goto(url);
    await shown.getByText('$50.00').first().waitFor(seen);
    await choose(shown, 'pm_card_visa');
    await pay(shown);
    await shown.getByText('Paid. Thank you.').waitFor(seen);
    await shown.getByText(/Receipt/).waitFor(seen);
    expect(await ledgerAmounts(walletId, demoUrl)).toEqual([100_00, 50_00]);
    const told = [await shown.content(), ...answers].join('\n');
    expect(answers.length).toBeGreaterThan(2);
    for (const secret of [id, walletId, '$100.00', '$150.00', '"balance"'])
      expect(told).not.toContain(secret);
  });

  test('open, with an amount to choose: takes a preset or an own amount', async () => {
    const { walletId } = await createDemoCustomer({ methods: [], demoUrl });
    const { url } = await linkOf(walletId, {});
    const shown = await visit(url);
    await shown.getByLabel('Amount', { exact: true }).fill('75');
    await shown.getByRole('button', { name: /^Pay \$75/ }).waitFor(seen);
    await choose(shown, 'pm_card_visa');
    await pay(shown);
    await shown.getByText('Paid. Thank you.').waitFor(seen);
    expect((await ledgerAmounts(walletId, demoUrl)).slice(0, 2)).toEqual([100_00, 75_00]);
  });

  test('declined, then paid with another card: charges once', async () => {
    const { walletId } = await createDemoCustomer({ methods: [], demoUrl });
    const { url } = await linkOf(walletId, { amount: usd(20_00) });
    const shown = await visit(url);
    await choose(shown, 'pm_card_declined');
    await pay(shown);
    await shown.getByText(/Nothing was paid/).waitFor(seen);
    expect(await ledgerAmounts(walletId, demoUrl)).toEqual([100_00]);
    await shown.getByRole('button', { name: /^Pay \$/ }).waitFor(seen);
    // Pressing again would charge the selected card.
    expect(await shown.getByLabel('Pay with').inputValue()).toBe('pm_card_declined');
    await choose(shown, 'pm_card_visa');
    await pay(shown);
    await shown.getByText('Paid. Thank you.').waitFor(seen);
    expect(await ledgerAmounts(walletId, demoUrl)).toEqual([100_00, 20_00]);
  });

  test('paid with 3-D Secure: goes to the bank without its token, and comes back', async () => {
    const { walletId } = await createDemoCustomer({ methods: [], demoUrl });
    const { url } = await linkOf(walletId, { amount: usd(20_00) });
    const token = new URL(url).pathname.split('/').at(-1) ?? '';
    expect(token.length).toBeGreaterThan(20);
    const shown = await visit(url);
    await choose(shown, 'pm_card_three_d_secure');
    await pay(shown);
    await shown.getByRole('link', { name: 'Confirm with your bank' }).click(seen);
    await shown.waitForURL(/\/test-processor\//, seen);
    expect(`${shown.url()} ${await shown.content()}`).not.toContain(token);
    expect(await ledgerAmounts(walletId, demoUrl)).toEqual([100_00]);
    await shown.getByRole('button', { name: 'Approve' }).click();
    await shown.getByText('Paid. Thank you.').waitFor(seen);
    expect(await ledgerAmounts(walletId, demoUrl)).toEqual([100_00, 20_00]);
  });

  test('used: says so to the next person who opens it', async () => {
    const { walletId } = await createDemoCustomer({ methods: [], demoUrl });
    const { url } = await linkOf(walletId, { amount: usd(20_00) });
    const payer = await visit(url);
    await choose(payer, 'pm_card_visa');
    await pay(payer);
    await payer.getByText('Paid. Thank you.').waitFor(seen);
    const another = await visit(url);
    await another.locator('main h1').waitFor(seen);
    expect(await another.getByRole('button', { name: /^Pay/ }).count()).toBe(0);
    expect(await ledgerAmounts(walletId, demoUrl)).toEqual([100_00, 20_00]);
  });

  test('expired, by the clock', async () => {
    const { url } = await linkOf(customer.walletId, { amount: usd(20_00), expiresIn: '1h' });
    const shown = await visit(url);
    await shown.getByText('$20.00').first().waitFor(seen);
    await merchant('POST', '/test/clock/advance', { by: '2h' }, demoUrl);
    await shown.reload();
    await shown.getByRole('heading', { name: 'This link has expired' }).waitFor(seen);
  });

  test('revoked', async () => {
    const { id, url } = await linkOf(customer.walletId, { amount: usd(20_00) });
    await merchant('POST', `/payment-links/${id}/revoke`, undefined, demoUrl);
    const shown = await visit(url);
    await shown.getByRole('heading', { name: 'This link was withdrawn' }).waitFor(seen);
  });

  test('of a closed wallet', async () => {
    const { walletId } = await createDemoCustomer({ methods: [], initialBalance: 0, demoUrl });
    const { url } = await linkOf(walletId, { amount: usd(20_00) });
    await merchant('POST', `/wallets/${walletId}/close`, {}, demoUrl);
    const shown = await visit(url);
    await shown.getByRole('heading', { name: 'This balance is closed' }).waitFor(seen);
  });

  test('of a frozen wallet: takes nothing, also from who had it open, and the payment once it is thawed', async () => {
    const { walletId } = await createDemoCustomer({ methods: [], demoUrl });
    const { url } = await linkOf(walletId, { amount: usd(20_00) });
    const early = await visit(url);
    await choose(early, 'pm_card_visa');
    await early.getByRole('button', { name: /^Pay \$/ }).waitFor(seen);
    await merchant('POST', `/wallets/${walletId}/freeze`, {}, demoUrl);
    await pay(early);
    await early.getByRole('heading', { name: 'This balance is on hold' }).waitFor(seen);
    const shown = await visit(url);
    await shown.getByRole('heading', { name: 'This balance is on hold' }).waitFor(seen);
    expect(await ledgerAmounts(walletId, demoUrl)).toEqual([100_00]);
    await merchant('POST', `/wallets/${walletId}/unfreeze`, {}, demoUrl);
    await shown.reload();
    await choose(shown, 'pm_card_visa');
    await pay(shown);
    await shown.getByText('Paid. Thank you.').waitFor(seen);
    expect(await ledgerAmounts(walletId, demoUrl)).toEqual([100_00, 20_00]);
  });

  test('none: a wrong token, and the right one with a letter changed', async () => {
    const { url } = await linkOf(customer.walletId, { amount: usd(20_00) });
    const changed = url.slice(0, -1) + (url.endsWith('A') ? 'B' : 'A');
    for (const address of [`${demoUrl}/pay/nonsense`, changed]) {
      const shown = await visit(address);
      await shown.getByRole('heading', { name: 'This link is not valid' }).waitFor(seen);
    }
  });
});
