import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { httpAdapter } from '@coffer/adapter';
import { cofferWallets } from '@coffer/adapter/server';
import { createAdaptorServer } from '@hono/node-server';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { dispatchEvents } from '../../apps/demo-server/src/background/dispatchEvents.ts';
import { deliverWebhooks } from '../../apps/demo-server/src/modules/webhooks/deliverWebhooks.ts';
import { configureStripe } from '../../apps/demo-server/src/payments/stripe/stripeProvider.ts';
import { startStripeStandIn } from '../../apps/demo-server/src/payments/testing/startStripeStandIn.ts';
import { type Listener, listen } from '../../apps/demo-server/src/platform/listen.ts';
import {
  startTestServer,
  type TestServer,
  testSecretKey,
} from '../../apps/demo-server/src/testing/startTestServer.ts';
import { freePort } from '../freePort.ts';
import { root } from '../sourceFiles.ts';

// Their files are quoted by `docs/guides/your-product-on-coffers-server.md`, which `test/docs.test.ts` compares.
const hosts = join(root, 'test/install/hosts');

let server: TestServer;
let listener: Listener;
let environment: { COFFER_URL: string; COFFER_API_KEY: string };
beforeAll(async () => {
  server = await startTestServer('PGlite');
  listener = await listen({ port: 0, host: '127.0.0.1' });
  listener.serve(server.app.fetch);
  const body = { name: 'My product', scopes: ['read', 'write'] };
  const { secret } = (await server.call('POST', '/v1/api-keys', { body })).body;
  environment = { COFFER_URL: `http://127.0.0.1:${listener.port}`, COFFER_API_KEY: secret };
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await listener.drain(0);
  await server.close();
});

/** Imports a module of a host, after the environment is set. */
const ofHost = (path: string) => import(join(hosts, path));

async function newCustomer(): Promise<{ customerId: string; walletId: string }> {
  const { signUp } = await ofHost('coffer-next/lib/examples.ts');
  const customerId = await signUp({ name: 'Ada', email: 'ada@example.com' });
  const { items } = (await server.call('GET', `/v1/customers/${customerId}/wallets`)).body;
  const dollars = items.find(({ currency }: { currency: string }) => currency === 'USD');
  return { customerId, walletId: dollars.id };
}

/** Pays $100 by the wire that the page uses, with the host's sign-in, and sees the change on the event stream. */
async function payThrough(baseUrl: string, send: typeof fetch): Promise<void> {
  const { customerId, walletId } = await newCustomer();
  const stranger = httpAdapter({ baseUrl, fetch: send });
  await expect(stranger.listWallets()).rejects.toMatchObject({ code: 'unauthenticated' });
  const page = httpAdapter({
    baseUrl,
    fetch: (input, init) => {
      const headers = new Headers(init?.headers);
      headers.set('cookie', `user=${customerId}`);
      return send(input, { ...init, headers });
    },
  });
  const { paymentMethodSetup } = await page.getSession();
  const token = paymentMethodSetup?.testMethods[0]?.token ?? '';
  const { id: paymentMethodId } = await page.addPaymentMethod({ token }, { idempotencyKey: 'card' });
  const leaving = new AbortController();
  const opened = Promise.withResolvers<void>();
  const onStatus = (status: string) => status === 'open' && opened.resolve();
  const events = page.streamEvents({ onStatus }, { signal: leaving.signal })[Symbol.asyncIterator]();
  const next = events.next();
  await opened.promise;
  const amount = { amount: 100_00, currency: 'USD' };
  const { id: quoteId } = await page.createQuote({ walletId, amount });
  const paid = await page.createTopUp({ quoteId, paymentMethodId }, { idempotencyKey: 'pay' });
  expect(paid).toMatchObject({ status: 'settled', amount });
  expect((await next).value).toMatchObject({ walletId });
  leaving.abort();
  expect((await page.getBalance({ walletId })).balance).toEqual(paid.balanceAfter);
}

test('the route handler of Next.js serves the wallet of the signed-in user, with its stream', async () => {
  const route = await ofHost('coffer-next/app/api/wallet/[...path]/route.ts');
  await payThrough('https://shop.example/api/wallet', async (input, init) => {
    const request = new Request(input, init);
    return route[request.method](request);
  });
});

test('the Express server serves the wallet of the signed-in user, with its stream', async () => {
  const port = await freePort();
  const outfile = join(root, 'test/artifacts/coffer-express.js');
  const entryPoints = [join(hosts, 'coffer-express/server.ts')];
  await build({ entryPoints, outfile, bundle: true, packages: 'external', platform: 'node', format: 'esm' });
  const child = spawn(process.execPath, [outfile], {
    env: { PATH: process.env.PATH ?? '', PORT: String(port), ...environment },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  try {
    await untilListening(child, `http://localhost:${port}`);
    await payThrough(`http://localhost:${port}/api/wallet`, fetch);
  } finally {
    child.kill();
    await once(child, 'exit');
  }
}, 60_000);

async function untilListening(child: ChildProcess, url: string): Promise<void> {
  for (let attempt = 0; attempt < 400; attempt += 1) {
    if (child.exitCode !== null) throw new Error(`The host ended with ${child.exitCode}.`);
    const isListening = await fetch(url).then(
      () => true,
      () => false,
    );
    if (isListening) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('The host did not listen within 20 s.');
}

test('the merchant API charges a wallet once per key, and creates a payment link', async () => {
  const { coffer } = await ofHost('coffer-next/lib/coffer.ts');
  const { walletId } = await newCustomer();
  const credit = {
    type: 'credit',
    fundedBy: 'externalPayment',
    amount: { amount: 10_00, currency: 'USD' },
    reason: 'Welcome',
  };
  await coffer.entries.create({ walletId, ...credit });
  const { chargeForImage, createLink } = await ofHost('coffer-next/lib/examples.ts');
  for (const _ of [1, 2]) await chargeForImage(walletId);
  const { balance } = (await server.call('GET', `/v1/wallets/${walletId}/balance`)).body;
  expect(balance.amount).toBe(8_50);
  expect(await createLink(walletId)).toContain('/pay/plk_');
  await expect(chargeForImage('wal_none')).rejects.toMatchObject({ code: 'not_found' });
});

test('the setup of a card form at Stripe is for the customer, and saves the card that it confirmed', async () => {
  const stripe = await startStripeStandIn();
  const withStripe = await startTestServer('PGlite', {
    testProcessor: false,
    payments: configureStripe(stripe.options),
  });
  const own = await listen({ port: 0, host: '127.0.0.1' });
  own.serve(withStripe.app.fetch);
  vi.stubEnv('COFFER_URL', `http://127.0.0.1:${own.port}`);
  vi.stubEnv('COFFER_API_KEY', testSecretKey);
  // `lib/coffer.ts` reads the environment when it is imported.
  vi.resetModules();
  try {
    const { signUp, startSetup } = await ofHost('coffer-next/lib/examples.ts');
    const customerId = await signUp({ name: 'Ada', email: 'ada@example.com' });
    const { clientSecret } = await startSetup(customerId);
    const token = stripe.confirmSetup(clientSecret, 'pays');
    const walletOf = cofferWallets({ url: process.env.COFFER_URL, apiKey: testSecretKey });
    const saved = await walletOf({ customerId }).addPaymentMethod({ token }, { idempotencyKey: 'card' });
    expect(saved).toMatchObject({ last4: '4242' });
    expect((await walletOf({ customerId }).listPaymentMethods()).map(({ id }) => id)).toEqual([saved.id]);
  } finally {
    for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
    vi.resetModules();
    await own.drain(0);
    await withStripe.close();
    await stripe.stop();
  }
});

test('the webhook route accepts an event that the server signed, and nothing else', async () => {
  const { POST } = await ofHost('coffer-next/app/api/coffer-events/route.ts');
  const { received } = await ofHost('coffer-next/lib/events.ts');
  const answers: number[] = [];
  const receiver = createAdaptorServer({
    fetch: async (request) => {
      const response = await POST(request).catch(() => new Response(null, { status: 500 }));
      answers.push(response.status);
      return response;
    },
  });
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  const address = receiver.address();
  const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  try {
    const { secret } = (await server.call('POST', '/v1/webhook-endpoints', { body: { url } })).body;
    vi.stubEnv('COFFER_WEBHOOK_SECRET', secret);
    const { coffer } = await ofHost('coffer-next/lib/coffer.ts');
    const { walletId } = await newCustomer();
    const credit = {
      type: 'credit',
      fundedBy: 'externalPayment',
      amount: { amount: 10_00, currency: 'USD' },
    };
    await coffer.entries.create({ walletId, ...credit });
    await dispatchEvents(server.wallet);
    await deliverWebhooks(server.wallet);
    expect(answers).toContain(204);
    expect(received).toContainEqual(expect.objectContaining({ type: 'wallet.topped_up' }));
    const genuine = received.length;
    const forged = {
      method: 'POST',
      body: '{}',
      headers: { 'webhook-id': 'm', 'webhook-signature': 'v1,bm8=' },
    };
    expect((await fetch(url, forged)).status).toBe(500);
    expect(received).toHaveLength(genuine);
  } finally {
    receiver.close();
  }
});
