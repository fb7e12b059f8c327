import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { createServer, type Server } from '../../apps/demo-server/src/createServer.ts';
import { openPglite } from '../../apps/demo-server/src/database/pglite/openPglite.ts';
import { configureStripe } from '../../apps/demo-server/src/payments/stripe/stripeProvider.ts';
import {
  type StripeStandIn,
  startStripeStandIn,
} from '../../apps/demo-server/src/payments/testing/startStripeStandIn.ts';
import { createLogger } from '../../apps/demo-server/src/platform/createLogger.ts';
import { type Listener, listen } from '../../apps/demo-server/src/platform/listen.ts';
import { launchChromium } from '../launchChromium.ts';
import { createDemoCustomer } from './demoCustomer.ts';

let browser: Browser;
let stripe: StripeStandIn;
let server: Server;
let listener: Listener;
let url: string;
beforeAll(async () => {
  browser = await launchChromium();
  stripe = await startStripeStandIn();
  listener = await listen({ port: 0, host: '127.0.0.1' });
  url = `http://localhost:${listener.port}`;
  server = await createServer({
    database: await openPglite({ memory: true }),
    logger: createLogger({ level: 'silent' }),
    secretKey: 'sk_test_demo',
    publicUrl: () => url,
    payments: configureStripe(stripe.options),
    pageFolder: inject('pageFolder'),
    demo: {},
  });
  listener.serve(server.app.fetch);
});
afterAll(async () => {
  await browser.close();
  await listener.drain(0);
  await server.close();
  await stripe.stop();
});

/** Imitates the parts of Stripe's script that the page calls: draws a field, and confirms what the test confirms. */
const script = `window.Stripe = () => {
  const element = { mount: (node) => node.append('Stripe’s field') };
  for (const name of ['on', 'once', 'off', 'update', 'unmount', 'destroy']) element[name] = () => element;
  const elements = ({ clientSecret }) => ({ clientSecret, create: () => element, getElement: () => element,
    update() {}, submit: async () => ({}) });
  const none = () => {};
  return { elements, createToken: none, confirmCardPayment: none, _registerWrapper: none, registerAppInfo: none,
    createPaymentMethod: async () => ({ paymentMethod: { id: await window.cardAtStripe() } }),
    confirmSetup: async ({ elements }) => ({ setupIntent: { id: await window.confirmAtStripe(elements.clientSecret) } }) };
};`;

/** A page that records its requests to Stripe and its errors. */
async function openPage(): Promise<{ page: Page; asked: string[]; faults: string[] }> {
  const page = await browser.newPage({ locale: 'en-US' });
  const asked: string[] = [];
  const faults: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  page.on('request', (request) => {
    if (/stripe/i.test(request.url())) asked.push(request.url());
  });
  await page.route('https://js.stripe.com/**', (route) =>
    route.fulfill({ contentType: 'text/javascript', body: script }),
  );
  await page.exposeFunction('confirmAtStripe', (secret: string) => stripe.confirmSetup(secret, 'pays'));
  await page.exposeFunction('cardAtStripe', () => stripe.book.card('pays', null).id);
  return { page, asked, faults };
}

const merchant = async (path: string, body: object) => {
  const headers = {
    authorization: 'Bearer sk_test_demo',
    'content-type': 'application/json',
    'idempotency-key': crypto.randomUUID(),
  };
  const answer = await fetch(`${url}/v1${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
  return answer.json();
};
const newWallet = async () => {
  const { id } = await merchant('/customers', { name: 'Ada', currencies: ['USD'] });
  const headers = { authorization: 'Bearer sk_test_demo' };
  const wallets = await (await fetch(`${url}/v1/customers/${id}/wallets`, { headers })).json();
  return { customerId: id, walletId: wallets.items[0].id };
};

test("Stripe's form is loaded when it is opened, saves a card, and that card pays", async () => {
  const { customerId } = await newWallet();
  const { page, asked, faults } = await openPage();
  const answer = await page.goto(`${url}/billing?customer=${customerId}`);
  expect(answer?.headers()['content-security-policy']).toContain('https://js.stripe.com');
  const form = page.locator('[data-slot="top-up-form"]');
  await form.getByRole('button', { name: 'Add a payment method' }).waitFor();
  expect(asked).toEqual([]);
  await form.getByRole('button', { name: 'Add a payment method' }).click();
  await form.getByText('Stripe’s field').waitFor();
  expect(asked).toEqual(expect.arrayContaining([expect.stringContaining('https://js.stripe.com/')]));
  await form.getByRole('button', { name: 'Save payment method' }).click();
  await form.getByText('4242').first().waitFor();
  await form.getByRole('radio', { name: /\$100/ }).click();
  await form.getByRole('button', { name: /^Pay \$/ }).click();
  await expect.poll(() => stripe.book.charges.length, { timeout: 15_000 }).toBe(1);
  await page.locator('[data-slot="top-up-form"][data-state="settled"]').waitFor();
  expect(faults).toEqual([]);
  await page.close();
});

test('a payment link is paid by a card that is not saved', async () => {
  const { walletId } = await newWallet();
  const link = await merchant(`/wallets/${walletId}/payment-links`, {
    amount: { amount: 2000, currency: 'USD' },
  });
  const before = stripe.book.charges.length;
  const { page, faults } = await openPage();
  await page.goto(link.url);
  await page.getByText('Stripe’s field').waitFor();
  await page.getByRole('button', { name: /^Pay \$/ }).click();
  await page.getByText('Paid. Thank you.').waitFor();
  expect([stripe.book.charges.length - before, faults]).toEqual([1, []]);
  await page.close();
});

test('without the demo, a payment link is paid by a card under the policy for Stripe', async () => {
  const own = await listen({ port: 0, host: '127.0.0.1' });
  const address = `http://localhost:${own.port}`;
  const real = await createServer({
    database: await openPglite({ memory: true }),
    logger: createLogger({ level: 'silent' }),
    secretKey: 'sk_test_of_a_server_without_the_demo',
    publicUrl: () => address,
    payments: configureStripe(stripe.options),
    pageFolder: inject('pageFolder'),
  });
  own.serve(real.app.fetch);
  const { page, faults } = await openPage();
  try {
    const call = async (path: string, body?: object) => {
      const headers = { authorization: 'Bearer sk_test_of_a_server_without_the_demo' };
      const json = { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() };
      const init = body
        ? { method: 'POST', headers: { ...headers, ...json }, body: JSON.stringify(body) }
        : { headers };
      return (await fetch(`${address}/v1${path}`, init)).json();
    };
    const { id } = await call('/customers', { name: 'Ada', currencies: ['USD'] });
    const [wallet] = (await call(`/customers/${id}/wallets`)).items;
    const amount = { amount: 2000, currency: 'USD' };
    const link = await call(`/wallets/${wallet.id}/payment-links`, { amount });
    const answer = await page.goto(link.url);
    expect(answer?.headers()['content-security-policy']).toContain("frame-src 'self' https://js.stripe.com");
    await page.getByText('Stripe’s field').waitFor();
    await page.getByRole('button', { name: /^Pay \$/ }).click();
    await page.getByText('Paid. Thank you.').waitFor();
    expect((await call(`/wallets/${wallet.id}/balance`)).balance).toEqual(amount);
    expect(faults).toEqual([]);
  } finally {
    await page.close();
    await own.drain(0);
    await real.close();
  }
});

test('without a key, no code of Stripe is loaded or allowed', async () => {
  const { id } = await createDemoCustomer({ methods: [] });
  const { page, asked } = await openPage();
  const answer = await page.goto(`${inject('demoUrl')}/billing?customer=${id}`);
  const policy = answer?.headers()['content-security-policy'] ?? '';
  expect([policy.includes("script-src 'self';"), policy.includes('stripe')]).toEqual([true, false]);
  const form = page.locator('[data-slot="top-up-form"]');
  await form.getByRole('button', { name: 'Add a payment method' }).click();
  await form.getByRole('button', { name: /Visa that pays/ }).waitFor();
  expect(asked).toEqual([]);
  await page.close();
});
