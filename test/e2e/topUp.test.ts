import type { Locator } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { useBillingPages } from './billingPage.ts';
import { createDemoCustomer, ledgerAmounts, merchant } from './demoCustomer.ts';

const open = useBillingPages();
const seen = { timeout: 15_000 };

/** Selects $100 and waits for the server's total on the button. */
async function chooseHundred(form: Locator): Promise<Locator> {
  await form.getByRole('radio', { name: /\$100/ }).click();
  const pay = form.getByRole('button', { name: /^Pay \$/ });
  await pay.waitFor(seen);
  return pay;
}

describe('top up', () => {
  test('selecting $100 shows the quote of the server', async () => {
    const { id, walletId } = await createDemoCustomer({ methods: ['pm_card_visa'] });
    const { topUpForm, page } = await open(id);
    const answered = page.waitForResponse((response) =>
      response.url().endsWith(`/wallets/${walletId}/quotes`),
    );
    const pay = await chooseHundred(topUpForm);
    const quote = await (await answered).json();
    const dollars = (money: { amount: number }) =>
      new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' }).format(money.amount / 100);
    const text = await topUpForm.innerText();
    for (const part of [quote.amount, quote.bonus, quote.total, quote.balanceAfter]) {
      expect(text).toContain(dollars(part));
    }
    expect(quote.balanceAfter.amount).toBe(10_000 + quote.amount.amount + quote.bonus.amount);
    expect(await pay.innerText()).toBe(`Pay ${dollars(quote.total)}`);
    expect(await ledgerAmounts(walletId)).toEqual([10_000]);
  });

  test('paying with a saved card settles, and updates balance and activity, also in a second tab', async () => {
    const { id, walletId } = await createDemoCustomer({ methods: ['pm_card_visa'] });
    const first = await open(id);
    const second = await open(id, first.page.context());
    await second.balanceCard.getByText('$100.00').first().waitFor(seen);
    // Placeholder rows of the loading list are rows too.
    await second.activity.getByText('+$100.00').first().waitFor(seen);
    const rowsBefore = await second.activity.locator('[data-slot="ledger-table-row"]').count();
    await (await chooseHundred(first.topUpForm)).click();
    await first.topUpForm.getByText('$100.00 added').waitFor(seen);
    for (const { balanceCard, activity } of [first, second]) {
      await balanceCard.getByText('$205.00').first().waitFor(seen);
      await activity.getByText('+$100.00').first().waitFor(seen);
      await activity.getByText('+$5.00').first().waitFor(seen);
    }
    expect(await second.activity.locator('[data-slot="ledger-table-row"]').count()).toBe(rowsBefore + 2);
    expect(await ledgerAmounts(walletId)).toEqual([10_000, 10_000, 500]);
  });

  test('a charge by the merchant appears on the open page', async () => {
    const { id, walletId } = await createDemoCustomer({ methods: [] });
    const { balanceCard, activity } = await open(id);
    await balanceCard.getByText('$100.00').first().waitFor(seen);
    await merchant('POST', `/wallets/${walletId}/entries`, {
      type: 'debit',
      amount: { amount: 2_500, currency: 'USD' },
      reason: 'GPU hours',
    });
    await balanceCard.getByText('$75.00').first().waitFor(seen);
    await activity.getByText('GPU hours').waitFor(seen);
  });

  test('a declined card shows the reason, charges nothing and allows another try', async () => {
    const { id, walletId } = await createDemoCustomer({ methods: ['pm_card_declined', 'pm_card_visa'] });
    const { topUpForm } = await open(id);
    await (await chooseHundred(topUpForm)).click();
    await topUpForm.getByText('The payment was declined').waitFor(seen);
    expect(await ledgerAmounts(walletId)).toEqual([10_000]);
    await topUpForm.getByRole('button', { name: 'Try another way to pay' }).click();
    await topUpForm.getByRole('radio', { name: /Visa/ }).last().click();
    await (await chooseHundred(topUpForm)).click();
    await topUpForm.getByText('$100.00 added').waitFor(seen);
    expect(await ledgerAmounts(walletId)).toEqual([10_000, 10_000, 500]);
  });

  for (const [answer, outcome, amounts] of [
    ['Approve', '$100.00 added', [10_000, 10_000, 500]],
    ['Decline', 'The payment was declined', [10_000]],
  ] as const) {
    test(`a 3-D Secure card asks on the processor's own page: ${answer}`, async () => {
      const { id, walletId } = await createDemoCustomer({ methods: ['pm_card_three_d_secure'] });
      const { page, topUpForm } = await open(id);
      await (await chooseHundred(topUpForm)).click();
      await topUpForm.getByText('Confirm your payment').waitFor(seen);
      await topUpForm.getByRole('link', { name: 'Continue to confirm' }).click();
      await page.waitForURL(/\/test-processor\//, seen);
      expect(await ledgerAmounts(walletId)).toEqual([10_000]);
      await page.getByRole('button', { name: answer }).click();
      await topUpForm.getByText(outcome).waitFor(seen);
      expect(await ledgerAmounts(walletId)).toEqual(amounts);
    });
  }

  test('a 3-D Secure payment can be canceled, and charges nothing', async () => {
    const { id, walletId } = await createDemoCustomer({ methods: ['pm_card_three_d_secure'] });
    const { topUpForm } = await open(id);
    await (await chooseHundred(topUpForm)).click();
    await topUpForm.getByRole('button', { name: 'Cancel payment' }).click();
    await topUpForm.getByText('Payment canceled').waitFor(seen);
    expect(await ledgerAmounts(walletId)).toEqual([10_000]);
  });

  test('a bank debit shows its expected date, and settles later', async () => {
    const { id, walletId } = await createDemoCustomer({ methods: ['pm_bank_debit'] });
    const { topUpForm, balanceCard } = await open(id);
    await (await chooseHundred(topUpForm)).click();
    await topUpForm.getByText('$100.00 is on its way').waitFor(seen);
    expect(await ledgerAmounts(walletId)).toEqual([10_000]);
    await topUpForm.getByText('$100.00 added').waitFor(seen);
    await balanceCard.getByText('$205.00').first().waitFor(seen);
    expect(await ledgerAmounts(walletId)).toEqual([10_000, 10_000, 500]);
  });

  test('a double click pays once', async () => {
    const { id, walletId } = await createDemoCustomer({ methods: ['pm_card_visa'] });
    const { page, topUpForm } = await open(id);
    let posts = 0;
    page.on('request', (request) => {
      if (request.method() === 'POST' && request.url().endsWith('/wallet/top-ups')) posts += 1;
    });
    await (await chooseHundred(topUpForm)).dblclick();
    await topUpForm.getByText('$100.00 added').waitFor(seen);
    expect(posts).toBe(1);
    expect(await ledgerAmounts(walletId)).toEqual([10_000, 10_000, 500]);
  });

  test('a reload during the payment ends in one payment, shown as settled', async () => {
    const { id, walletId } = await createDemoCustomer({ methods: ['pm_card_visa'] });
    const { page, topUpForm } = await open(id);
    const pay = await chooseHundred(topUpForm);
    // The first request reaches the server. Its response never reaches the page, which is gone.
    let requests = 0;
    const reached = new Promise<void>((resolve) => {
      void page.route('**/wallet/top-ups', async (route) => {
        requests += 1;
        if (requests > 1) return route.continue();
        await route.fetch();
        resolve();
      });
    });
    await pay.click();
    await reached;
    await page.reload();
    await topUpForm.getByText('$100.00 added').waitFor(seen);
    expect(await ledgerAmounts(walletId)).toEqual([10_000, 10_000, 500]);
  });

  test('a request whose response was lost is repeated, and pays once', async () => {
    const { id, walletId } = await createDemoCustomer({ methods: ['pm_card_visa'] });
    const { page, topUpForm, balanceCard } = await open(id);
    const keys: (string | undefined)[] = [];
    await page.route('**/wallet/top-ups', async (route) => {
      keys.push(route.request().headers()['idempotency-key']);
      if (keys.length > 1) return route.continue();
      await route.fetch();
      return route.abort('connectionreset');
    });
    await (await chooseHundred(topUpForm)).click();
    await topUpForm.getByText('$100.00 added').waitFor(seen);
    await balanceCard.getByText('$205.00').first().waitFor(seen);
    expect(keys.length).toBeGreaterThan(1);
    expect(new Set(keys).size).toBe(1);
    expect(await ledgerAmounts(walletId)).toEqual([10_000, 10_000, 500]);
  });
});
