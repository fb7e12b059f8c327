import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { beforeAll, expect, inject } from 'vitest';
import { fillAmount, openDashboard } from './dashboardPage.ts';
import { createDemoCustomer, type DemoCustomer, ledgerAmounts, merchant } from './demoCustomer.ts';
import { keepScreenshot } from './keepScreenshot.ts';
import { procedure } from './procedure.ts';
import { useDemoPages } from './useDemoPages.ts';

// The procedures of the vendor's guide, step by step, each on one page.
const open = useDemoPages({ keeps: true });
const usd = (amount: number) => ({ amount, currency: 'USD' });
const nameOf = async ({ id }: DemoCustomer) =>
  (await merchant<{ name: string }>('GET', `/customers/${id}`)).name;

let dashboard: Page;
beforeAll(async () => {
  dashboard = await openDashboard(open);
});
let page: Page;
let customer: DemoCustomer;

/** Navigates to Customers > [Customer] > Wallet by clicks. */
async function goToCustomer(name: string): Promise<void> {
  page = dashboard;
  await page.getByRole('link', { name: 'Customers' }).click();
  await page.getByRole('searchbox', { name: 'Search by name or email' }).fill(name);
  await page.getByRole('link', { name }).click();
  await page.getByRole('heading', { name, level: 1 }).waitFor();
}

procedure('Creating a Wallet, from the dashboard', {
  'Navigate to Customers > [Customer] > Wallet': async () => {
    const name = `Test ${randomUUID().slice(0, 8)}`;
    await merchant('POST', '/customers', { name, currencies: [] });
    await goToCustomer(name);
    await page.getByText('No wallets yet.').waitFor();
  },
  'Click Create Wallet': async () => {
    await page.getByRole('button', { name: 'Create Wallet' }).click();
    await page.getByRole('dialog', { name: 'Create wallet' }).waitFor();
  },
  'Select the currency': async () => {
    await page.getByRole('dialog').getByLabel('Currency').selectOption('EUR');
  },
  'Optionally add initial balance': async () => {
    await fillAmount(page.getByRole('dialog'), 'Initial balance (optional)', '250.00');
    await page.getByRole('dialog').getByLabel('Funded by').selectOption('externalPayment');
  },
  'Click Create': async () => {
    await page.getByRole('dialog').getByRole('button', { name: 'Create', exact: true }).click();
    await page.getByRole('heading', { name: 'EUR wallet', level: 1 }).waitFor();
    await page.getByText('€250.00').first().waitFor();
    expect(await ledgerAmounts(page.url().split('/wallets/')[1] ?? '')).toEqual([250_00]);
    await keepScreenshot(page, 'procedure creating a wallet');
  },
});

procedure('Customer Self-Service Top-Up', {
  'Customer logs into portal': async () => {
    customer = await createDemoCustomer({ methods: ['pm_card_mastercard', 'pm_card_visa'] });
    page = await open(inject('demoUrl'));
    await page.getByRole('button', { name: await nameOf(customer) }).click();
  },
  'Navigates to Wallet': async () => {
    await page.getByRole('link', { name: 'Billing' }).click();
    await page.getByRole('main').getByText('$100.00').first().waitFor();
  },
  'Clicks Add Funds': async () => {
    await page.getByRole('button', { name: 'Add funds' }).click();
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('INPUT');
  },
  'Enters amount and payment method': async () => {
    await page.keyboard.type('75');
    await page.getByText('Change', { exact: true }).click();
    await page.getByRole('radio', { name: /Visa/ }).click();
    await page.getByRole('button', { name: 'Pay $75.00' }).waitFor();
    expect(await ledgerAmounts(customer.walletId)).toEqual([100_00]);
  },
  'Confirms payment': async () => {
    await page.getByRole('button', { name: 'Pay $75.00' }).click();
    await page.getByText('$75.00 added').waitFor();
    await page.getByRole('main').getByText('$175.00').first().waitFor();
    expect(await ledgerAmounts(customer.walletId)).toEqual([100_00, 75_00]);
    await keepScreenshot(page, 'procedure self-service top-up');
  },
});

let address: string;
let payer: Page;
procedure('Top-Up via Payment Link', {
  'Generate a payment link for wallet top-up': async () => {
    customer = await createDemoCustomer({ methods: [] });
    await goToCustomer(await nameOf(customer));
    await page.getByRole('link', { name: 'USD wallet' }).click();
    await page.getByRole('link', { name: 'Payments' }).click();
    await page.getByRole('button', { name: 'Create payment link' }).click();
    const dialog = page.getByRole('dialog');
    await fillAmount(dialog, 'Amount', '50.00');
    await dialog.getByLabel('Expires in').selectOption('1d');
    await dialog.getByRole('button', { name: 'Create', exact: true }).click();
  },
  'Copy its address, or let its QR code be read': async () => {
    address = await page.getByLabel('Payment link URL').inputValue();
    await page.getByRole('img', { name: 'Payment link as a QR code' }).waitFor();
    await keepScreenshot(page, 'procedure payment link');
  },
  'Its payer opens it, without signing in': async () => {
    payer = await open(address);
    await payer.getByText('$50.00').first().waitFor();
  },
  'And pays': async () => {
    await payer.getByLabel('Pay with').selectOption('pm_card_visa');
    await payer.getByRole('button', { name: /^Pay \$/ }).click();
    await payer.getByText('Paid. Thank you.').waitFor();
  },
  'The wallet has the money, and the link is used': async () => {
    await page.getByRole('cell', { name: 'used' }).waitFor();
    expect(await ledgerAmounts(customer.walletId)).toEqual([100_00, 50_00]);
  },
});

procedure('Low Balance Alerts, Dashboard Setup', {
  'Go to Customers > [Customer] > Wallet': async () => {
    customer = await createDemoCustomer({ methods: [] });
    await goToCustomer(await nameOf(customer));
    await page.getByRole('link', { name: 'USD wallet' }).click();
  },
  'Click Settings': async () => {
    const wallet = page.getByRole('navigation', { name: 'Wallet' });
    await wallet.getByRole('link', { name: 'Settings' }).click();
  },
  'Enable Low Balance Alert': async () => {
    await page.getByLabel('Enable Low Balance Alert').check();
  },
  'Set threshold amount': async () => {
    await fillAmount(page.getByRole('region', { name: 'Low Balance Alert' }), 'Threshold amount', '50');
  },
  'Configure notification channels': async () => {
    const alert = page.getByRole('region', { name: 'Low Balance Alert' });
    await alert.getByLabel('Webhook').check();
    await alert.getByLabel('In the app').check();
    await alert.getByLabel('Email').uncheck();
    await alert.getByRole('button', { name: 'Save alert' }).click();
    await alert.getByText('Saved').waitFor();
    await keepScreenshot(page, 'procedure low balance alert');
    const { walletId } = customer;
    expect(await merchant('GET', `/wallets/${walletId}/alert-settings`)).toMatchObject({
      enabled: true,
      threshold: usd(50_00),
      channels: ['inApp', 'webhook'],
    });
    await merchant('POST', `/wallets/${walletId}/entries`, { type: 'debit', amount: usd(60_00) });
    type Events = { items: { type: string }[] };
    const told = async () =>
      (await merchant<Events>('GET', `/customers/${customer.id}/events`)).items.map(({ type }) => type);
    await expect.poll(told).toContain('wallet.balance_low');
  },
});

procedure('Closing a Wallet', {
  'Go to Customers > [Customer] > Wallet': async () => {
    customer = await createDemoCustomer({ methods: ['pm_card_visa'], initialBalance: 0 });
    const { id, walletId } = customer;
    type Methods = { items: { id: string }[] };
    const { items } = await merchant<Methods>('GET', `/customers/${id}/payment-methods`);
    await merchant('POST', `/wallets/${walletId}/top-ups`, {
      amount: usd(20_00),
      paymentMethodId: items[0]?.id,
    });
    await merchant('POST', `/wallets/${walletId}/entries`, {
      type: 'credit',
      amount: usd(7_00),
      fundedBy: 'promotion',
    });
    await merchant('POST', `/wallets/${walletId}/holds`, { amount: usd(1_00) });
    await goToCustomer(await nameOf(customer));
    await page.getByRole('link', { name: 'USD wallet' }).click();
  },
  'Click Close and refund': async () => {
    await page.getByRole('button', { name: 'Close and refund' }).click();
  },
  'See in figures what will happen': async () => {
    const preview = page.getByRole('dialog').getByRole('region', { name: 'What will happen' });
    await preview.getByText(/to \w+ •••• \d{4}/).waitFor();
    const text = await preview.innerText();
    expect(text).toMatch(/Refunded\s+\$20\.00/);
    expect(text).toMatch(/Promo credit forfeited\s+\$7\.00/);
    await keepScreenshot(page, 'procedure closing a wallet, asked');
  },
  'Not before one says that the figures were seen': async () => {
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Close and refund' }).click();
    expect(await ledgerAmounts(customer.walletId)).toEqual([20_00, 7_00]);
    await dialog.getByLabel(/I have checked these amounts/).check();
  },
  'It is closed, and its remaining balance refunded': async () => {
    const { walletId } = customer;
    await page.getByRole('dialog').getByRole('button', { name: 'Close and refund' }).click();
    await page.getByRole('region', { name: 'This wallet is closed' }).waitFor();
    expect(await merchant('GET', `/wallets/${walletId}/closure`)).toMatchObject({
      refunded: usd(20_00),
      forfeited: usd(7_00),
      refund: { parts: [{ destination: 'paymentMethod', amount: usd(20_00), status: 'settled' }] },
    });
    expect((await ledgerAmounts(walletId)).reduce((sum, amount) => sum + amount, 0)).toBe(0);
    await keepScreenshot(page, 'procedure closing a wallet, closed');
  },
});
