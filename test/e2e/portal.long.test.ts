import type { Page } from 'playwright-core';
import { afterEach, describe, expect, inject, test } from 'vitest';
import { createDemoCustomer, ledgerAmounts, merchant } from './demoCustomer.ts';
import { keepScreenshot } from './keepScreenshot.ts';
import { useDemoPages } from './useDemoPages.ts';

const open = useDemoPages();
const seen = { timeout: 15_000 };
const demoUrl = inject('demoUrl');
const movedDemoUrl = inject('movedDemoUrl');

let shown: Page | null = null;
afterEach(async ({ task }) => {
  if (shown && !shown.isClosed() && task.result?.state !== 'fail')
    await keepScreenshot(shown, `nimbus ${task.name}`);
  shown = null;
});
const visit = async (address: string, base = demoUrl) => {
  shown = await open(`${base}${address}`);
  return shown;
};
/** Opens one tab of the panel at the end of the page. */
const openDevtools = async (page: Page, tab: string) => {
  const panel = page.getByRole('complementary', { name: 'Development' });
  const toggle = panel.getByRole('button', { name: 'Development' });
  if ((await toggle.getAttribute('aria-expanded')) === 'false') await toggle.click();
  await panel.getByRole('tab', { name: tab }).click();
  return panel;
};

describe('a role', () => {
  test('viewer sees the balance, and no way to pay', async () => {
    const { id } = await createDemoCustomer({ methods: ['pm_card_visa'] });
    const page = await visit(`/billing?customer=${id}&role=viewer`);
    await page.locator('[data-slot="balance-card"]').getByText('$100.00').first().waitFor(seen);
    await page.locator('[data-slot="ledger-table-row"]').first().waitFor(seen);
    expect(await page.getByRole('button', { name: /^Pay \$/ }).count()).toBe(0);
    expect(await page.getByRole('radio', { name: /\$100/ }).count()).toBe(0);
  });

  test('member can top up, but not set auto top-up', async () => {
    const { id, walletId } = await createDemoCustomer({ methods: ['pm_card_visa'] });
    const page = await visit(`/billing?customer=${id}&role=member`);
    await page.getByRole('radio', { name: /\$50/ }).click(seen);
    await page.getByRole('button', { name: /^Pay \$/ }).click(seen);
    await page.getByText('$50.00 added').waitFor(seen);
    expect((await ledgerAmounts(walletId))[1]).toBe(50_00);
    await page.getByRole('link', { name: 'Settings' }).click();
    const settings = page.locator('[data-slot="auto-top-up-settings"]');
    await settings.getByText('Only an owner of the account can change this.').waitFor(seen);
    expect(await settings.getByRole('button', { name: /^Turn on/ }).count()).toBe(0);
  });

  test('owner can set auto top-up, and is shown what it charges', async () => {
    const { id } = await createDemoCustomer({ methods: ['pm_card_visa'] });
    const page = await visit(`/settings?customer=${id}&role=owner`);
    const settings = page.locator('[data-slot="auto-top-up-settings"]');
    await settings.getByRole('heading', { name: 'Auto top-up' }).waitFor(seen);
    expect(await settings.getByText('Only an owner').count()).toBe(0);
    await settings.getByRole('switch').first().waitFor(seen);
  });

  test('is changed in the panel, at once', async () => {
    const { id } = await createDemoCustomer({ methods: ['pm_card_visa'] });
    const page = await visit(`/billing?customer=${id}`);
    await page.getByRole('radio', { name: /\$100/ }).waitFor(seen);
    const panel = await openDevtools(page, 'View');
    await panel.getByRole('radio', { name: 'Viewer' }).click();
    await page.getByRole('radio', { name: /\$100/ }).waitFor({ ...seen, state: 'detached' });
  });
});

describe('usage', () => {
  test('a job is pending while it runs, then charged, and the page updates the balance', async () => {
    const { id, walletId } = await createDemoCustomer({ methods: [] });
    const page = await visit(`/usage?customer=${id}`);
    const card = page.locator('[data-slot="balance-card"]').last();
    await card.getByText('$100.00').first().waitFor(seen);
    await page.getByRole('button', { name: 'Run job' }).click(seen);
    await card.getByText('−$12.00').waitFor(seen);
    await page.getByText('Done. It cost').waitFor(seen);
    await card.getByText('−$12.00').waitFor({ ...seen, state: 'detached' });
    const [opening, charge] = await ledgerAmounts(walletId);
    expect(opening).toBe(100_00);
    const cents = Math.abs(charge ?? 0);
    expect(cents).toBeGreaterThan(0);
    expect(cents).toBeLessThanOrEqual(12_00);
    await card
      .getByText(`$${((100_00 - cents) / 100).toFixed(2)}`)
      .first()
      .waitFor(seen);
  });

  test('offline, a job does not run and says so; online again it runs once', async () => {
    const { id, walletId } = await createDemoCustomer({ methods: [] });
    const page = await visit(`/usage?customer=${id}`);
    await page.getByRole('button', { name: 'Run job' }).waitFor(seen);
    const panel = await openDevtools(page, 'View');
    await panel.getByRole('radio', { name: 'Offline' }).click();
    await page.getByRole('button', { name: 'Run job' }).click();
    await page.getByText('You are offline.').waitFor(seen);
    // The chosen job stays chosen, because it runs next.
    expect(await page.getByLabel('Model').inputValue()).toBe('nimbus-large');
    expect(await ledgerAmounts(walletId)).toEqual([100_00]);
    await panel.getByRole('radio', { name: 'Online' }).click();
    await page.getByText('Done. It cost').waitFor(seen);
    expect(await ledgerAmounts(walletId)).toHaveLength(2);
  });

  test('over a slow network each response takes two seconds longer, and still arrives', async () => {
    const { id } = await createDemoCustomer({ methods: [] });
    const page = await visit(`/usage?customer=${id}`);
    await page.getByRole('button', { name: 'Run job' }).waitFor(seen);
    const panel = await openDevtools(page, 'View');
    await panel.getByRole('radio', { name: /^Slow/ }).click();
    const begun = Date.now();
    const asked = page.waitForRequest(
      (request) => request.url().endsWith('/jobs') && request.method() === 'POST',
    );
    await page.getByRole('button', { name: 'Run job' }).click();
    await asked;
    expect(Date.now() - begun).toBeGreaterThanOrEqual(1900);
    await page.getByText('Done. It cost').waitFor({ timeout: 20_000 });
  });
});

describe('the panel', () => {
  test('logs the calls of the page, each with a curl that has its token', async () => {
    const { id, walletId } = await createDemoCustomer({ methods: [] });
    const page = await visit(`/usage?customer=${id}`);
    const panel = await openDevtools(page, 'Log');
    await panel.getByLabel('Filter').fill('/balance');
    const line = panel.getByRole('listitem').first();
    await line.getByText(`GET /wallet/wallets/${walletId}/balance`).click(seen);
    const curl = await line.locator('[data-part="curl"]').innerText();
    expect(curl).toContain(`curl '${demoUrl}/wallet/wallets/${walletId}/balance`);
    const [, token] = /authorization: (Bearer [^']+)/.exec(curl) ?? [];
    const answer = await fetch(`${demoUrl}/wallet/wallets/${walletId}/balance`, {
      headers: { authorization: token ?? '' },
    });
    expect((await answer.json()).balance).toEqual({ amount: 100_00, currency: 'USD' });
    expect(await line.locator('[data-part="response"]').innerText()).toContain('"availableBalance"');
  });

  test('puts the system in trouble: receivers down, a disputed payment, a card that declines', async () => {
    const base = movedDemoUrl;
    const visa = { methods: ['pm_card_visa'], initialBalance: 0 };
    const { id, walletId } = await createDemoCustomer({ ...visa, demoUrl: base });
    type Items<Item> = { items: Item[] };
    const list = <Item>(path: string) => merchant<Items<Item>>('GET', path, undefined, base);
    const { items: methods } = await list<{ id: string }>(`/customers/${id}/payment-methods`);
    const body = { amount: { amount: 20_00, currency: 'USD' }, paymentMethodId: methods[0]?.id };
    const topUp = () => merchant<{ status: string }>('POST', `/wallets/${walletId}/top-ups`, body, base);
    await topUp();
    const page = await visit(`/usage?customer=${id}`, base);
    const panel = await openDevtools(page, 'Scenarios');
    await panel.getByLabel('Webhook receivers are down').check(seen);
    await panel.getByRole('button', { name: 'the merchant loses' }).click(seen);
    await expect.poll(() => ledgerAmounts(walletId, base), seen).toEqual([20_00, -20_00]);
    type Delivery = { body: string; eventType: string; status: string; attempts: { detail: string }[] };
    const unheard = async () =>
      (await list<Delivery>('/webhook-deliveries?limit=100')).items.filter(
        ({ body, attempts }) => body.includes(walletId) && attempts.at(-1)?.detail.includes('pretends'),
      );
    await expect
      .poll(async () => (await unheard()).map(({ eventType, status }) => `${eventType} ${status}`), seen)
      .toContain('wallet.adjusted waiting');
    await panel.getByLabel('Webhook receivers are down').uncheck(seen);
    await panel.getByRole('button', { name: 'Set', exact: true }).click(seen);
    await panel.getByText('Set. It applies from the next payment on.').waitFor(seen);
    expect((await topUp()).status).toBe('failed');
  });

  test('works by keyboard, and stays open after a reload', async () => {
    const { id } = await createDemoCustomer({ methods: [] });
    const page = await visit(`/usage?customer=${id}`);
    const toggle = page.getByRole('button', { name: 'Development' });
    await toggle.focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowRight');
    const clock = page.getByRole('tab', { name: 'Clock', selected: true });
    await clock.waitFor(seen);
    expect(await clock.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.reload();
    await clock.waitFor(seen);
    await page.getByText('The server’s time:').waitFor(seen);
  });
});

test('balance falls → alert mail → auto top-up declines three times → paused → new card → resumes', async () => {
  const base = movedDemoUrl;
  const { id, walletId } = await createDemoCustomer({
    methods: ['pm_card_visa', 'pm_card_mastercard'],
    demoUrl: base,
  });
  const customer = await merchant<{ name: string }>('GET', `/customers/${id}`, undefined, base);
  const session = await (
    await fetch(`${base}/demo/sessions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ customerId: id }),
    })
  ).json();
  const wallet = async <Answer>(method: 'GET' | 'PUT', path: string, body?: object, version = 0) => {
    const response = await fetch(`${base}/wallet/wallets/${walletId}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${session.token}`,
        ...(body
          ? {
              'content-type': 'application/json',
              'idempotency-key': crypto.randomUUID(),
              'if-match': `"${version}"`,
            }
          : {}),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const answer = await response.json();
    if (!response.ok) throw new Error(`${method} ${path}: ${JSON.stringify(answer)}`);
    return answer as Answer;
  };
  const { items: methods } = await merchant<{ items: { id: string; last4: string }[] }>(
    'GET',
    `/customers/${id}/payment-methods`,
    undefined,
    base,
  );
  const usd = (amount: number) => ({ amount, currency: 'USD' });
  await wallet('PUT', '/alert-settings', {
    enabled: true,
    threshold: usd(50_00),
    channels: ['email', 'inApp'],
  });
  await wallet('PUT', '/auto-top-up', {
    mode: 'fixed',
    threshold: usd(50_00),
    amount: usd(50_00),
    paymentMethodId: methods[0]?.id,
    monthlyCap: usd(500_00),
    dailyCount: 10,
  });
  const outcome = { outcome: 'declines' };
  await fetch(`${base}/v1/test/payment-methods/${methods[0]?.id}/outcome`, {
    method: 'POST',
    headers: { authorization: 'Bearer sk_test_demo', 'content-type': 'application/json' },
    body: JSON.stringify(outcome),
  });

  const page = await visit(`/settings?customer=${id}`, base);
  const rule = page.locator('[data-slot="auto-top-up-settings"]');
  await rule.getByRole('heading', { name: 'Auto top-up' }).waitFor(seen);
  await merchant(
    'POST',
    `/wallets/${walletId}/entries`,
    {
      type: 'debit',
      amount: usd(60_00),
      reason: 'A large job',
    },
    base,
  );

  const declined = rule.locator('[data-slot="auto-top-up-settings-attempt-status"]', { hasText: 'Declined' });
  await expect.poll(() => declined.count(), seen).toBe(1);
  const panel = await openDevtools(page, 'Clock');
  for (const declines of [2, 3]) {
    await panel.getByRole('button', { name: '+1 h' }).click();
    await panel.getByText('Done. Everything on the page is up to date.').waitFor({ timeout: 30_000 });
    await expect.poll(() => declined.count(), seen).toBe(declines);
  }
  await rule.getByText(/^Paused since/).waitFor(seen);
  expect(await ledgerAmounts(walletId, base)).toEqual([100_00, -60_00]);
  await page.getByRole('button', { name: 'Development' }).click();

  await page.getByRole('link', { name: /^Inbox/ }).click();
  await page.getByText('Your balance is low').waitFor(seen);
  await page.getByText('Auto top-up is paused').waitFor(seen);
  expect(await page.getByText('Auto top-up: a payment was declined').count()).toBe(3);
  await page.getByRole('button', { name: 'Mark all read' }).click();
  await page
    .getByText('Unread', { exact: true })
    .first()
    .waitFor({ ...seen, state: 'detached' });
  await keepScreenshot(page, 'nimbus inbox');

  const mailbox = await open(`${base}/mailbox`, page.context());
  const mails = mailbox.getByRole('list', { name: 'Emails' });
  await mails
    .getByRole('button', { name: /balance is low: \$40.00/ })
    .first()
    .click(seen);
  await mailbox.getByRole('article').getByText(`Hello ${customer.name}`).waitFor(seen);
  await mails
    .getByRole('button', { name: /is paused/ })
    .first()
    .waitFor(seen);
  await keepScreenshot(mailbox, 'mailbox');

  await page.getByRole('link', { name: 'Settings', exact: true }).click();
  await rule.getByText('Change', { exact: true }).click(seen);
  await rule.getByRole('radio', { name: new RegExp(methods[1]?.last4 ?? '') }).click(seen);
  await rule.getByRole('button', { name: /^Save and pay \$/ }).click(seen);
  await expect.poll(() => ledgerAmounts(walletId, base), seen).toEqual([100_00, -60_00, 50_00]);
  await rule.getByText(/^Paused since/).waitFor({ ...seen, state: 'detached' });
});
