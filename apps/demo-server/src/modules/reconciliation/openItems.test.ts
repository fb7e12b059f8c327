import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { serverEngines } from '../../database/testing/openTestDatabase.ts';
import { configureStripe } from '../../payments/stripe/stripeProvider.ts';
import { type StripeStandIn, startStripeStandIn } from '../../payments/testing/startStripeStandIn.ts';
import { invoiceOf } from '../../testing/invoiceOf.ts';
import { runTimedJobs } from '../../testing/runJobs.ts';
import { startTestServer, type TestServer } from '../../testing/startTestServer.ts';
import { type TestWallet, walletOf } from '../../testing/walletOf.ts';
import { reconcilePayments } from './reconcilePayments.ts';
import { verifyPayments } from './verifyPayments.ts';

const dayMs = 86_400_000;

describe.each(serverEngines)('open items with the test processor on %s', (engine) => {
  let server: TestServer;
  let wallet: TestWallet;
  let logged: { fields: Record<string, unknown>; message: string }[];
  beforeAll(async () => {
    server = await startTestServer(engine, { settleAfterMs: 1000 });
  });
  afterAll(() => server.close());
  beforeEach(async () => {
    wallet = await walletOf(server);
    logged = [];
    server.wallet.logger = {
      ...server.wallet.logger,
      error: (fields: object, message: string) => void logged.push({ fields: { ...fields }, message }),
    };
  });

  const openItems = async (query = '') =>
    (await server.call('GET', `/v1/open-items?status=open${query}`)).body.items;
  const verify = () => verifyPayments(server.wallet, { since: new Date(0) });
  const tick = async (ms: number) => {
    server.advance(ms);
    await server.processor.runDue();
  };

  test('invariant 33 (X): an event that cannot be applied is logged and listed as an open item, which is resolved once it is applied', async () => {
    const { body: topUp } = await wallet.topUp('pm_bank_debit', { amount: 2000 });
    await server.database.query(
      `create function refuse() returns trigger language plpgsql as $$ begin raise exception 'a fault'; end $$`,
    );
    await server.database.query(
      `create trigger refuse before update on top_ups for each row execute function refuse()`,
    );
    await tick(1001);
    expect(logged).toMatchObject([{ fields: { paymentId: topUp.id, subject: 'payment' } }]);
    const [item] = await openItems(`&paymentId=${topUp.id}`);
    expect(item).toMatchObject({ kind: 'unapplied_payment', occurrences: 1, message: 'a fault' });
    await tick(10_001);
    expect(await openItems(`&paymentId=${topUp.id}`)).toMatchObject([{ id: item.id, occurrences: 2 }]);
    await server.database.query('drop function refuse() cascade');
    await runTimedJobs(server.wallet);
    expect(await wallet.read(topUp.id)).toMatchObject({ status: 'settled' });
    expect(await openItems(`&paymentId=${topUp.id}`)).toEqual([]);
    expect((await server.call('GET', `/v1/open-items/${item.id}`)).body).toMatchObject({
      status: 'resolved',
      resolvedAt: expect.any(String),
    });
  });

  test('an event about an unknown payment becomes an open item without a merchant', async () => {
    const { processor } = server;
    const ghost = {
      amount: 500,
      currency: 'USD',
      method: 'pm_card_visa',
      returnUrl: null,
      customerPresent: true,
    };
    await processor.createPayment({ ...ghost, idempotencyKey: 'top_ghost' });
    await processor.runDue();
    expect(logged).toMatchObject([{ fields: { paymentId: 'top_ghost' } }]);
    expect(await openItems()).toEqual([]);
    const rows = await server.database.query(
      `select merchant_id, kind from open_items where payment_id = 'top_ghost'`,
    );
    expect(rows).toEqual([{ merchant_id: null, kind: 'unapplied_payment' }]);
    server.advance(dayMs / 2);
    const { problems } = await verify();
    expect(problems).toMatchObject([{ kind: 'unknown_payment', paymentId: 'top_ghost', merchantId: null }]);
    await server.database.query(`delete from test_processor_payments where idempotency_key = 'top_ghost'`);
    await server.database.query('delete from test_processor_events where delivered_at is null');
    await server.database.query('delete from open_items');
  });

  test('applies an event to the top-up of its payment, even if the id looks like that of an invoice payment', async () => {
    const { body: topUp } = await wallet.topUp('pm_bank_debit', { amount: 2000 });
    const id = `ipm_${crypto.randomUUID()}`;
    await server.database.query('update top_ups set id = $2 where id = $1', [topUp.id, id]);
    await server.database.query(
      'update test_processor_payments set idempotency_key = $2 where idempotency_key = $1',
      [topUp.id, id],
    );
    await tick(1001);
    expect([await wallet.balance(), await openItems()]).toEqual([2000, []]);
  });

  test('finds no problem in payments that were disputed, refunded or returned', async () => {
    await wallet.topUp('pm_card_visa', { amount: 2000 });
    await wallet.topUp('pm_card_dispute_won', { amount: 2000 });
    await wallet.topUp('pm_card_declined', { amount: 2000 });
    await wallet.saveMethod('pm_card_disputed');
    const invoice = await invoiceOf(server, wallet, { total: 9000 });
    await invoice.send('open');
    for (let step = 0; step < 3; step += 1) await tick(1001);
    await wallet.topUp('pm_bank_debit', { amount: 2000 });
    await server.call('POST', `/v1/wallets/${wallet.walletId}/close`, { key: 'close', body: {} });
    await tick(1001);
    server.advance(dayMs);
    expect((await verify()).problems).toEqual([]);
  });

  test('the nightly check applies a success whose event never arrived', async () => {
    const { body: topUp } = await wallet.topUp('pm_bank_debit', { amount: 2000 });
    server.processor.controls.silent = true;
    await tick(dayMs);
    await server.database.query('delete from test_processor_events where delivered_at is null');
    server.processor.controls.silent = false;
    expect((await verify()).problems).toMatchObject([{ kind: 'unrecorded_success', paymentId: topUp.id }]);
    await reconcilePayments(server.wallet);
    expect(await wallet.read(topUp.id)).toMatchObject({ status: 'settled' });
    expect([(await verify()).problems, await openItems()]).toEqual([[], []]);
  });

  test('the nightly check opens one item per difference, and resolves it when the difference is gone', async () => {
    const { body: gone } = await wallet.topUp('pm_card_visa', { amount: 2000 });
    const { body: other } = await wallet.topUp('pm_card_visa', { amount: 2000 });
    const { body: slow } = await wallet.topUp('pm_bank_debit', { amount: 2000 });
    const change = (set: string, id: string) =>
      server.database.query(`update test_processor_payments set ${set} where idempotency_key = $1`, [id]);
    await change(`status = 'declined'`, gone.id);
    await change('amount = amount + 1', other.id);
    await change('settles_at = null', slow.id);
    server.advance(22 * dayMs);
    await reconcilePayments(server.wallet);
    await reconcilePayments(server.wallet);
    const kinds = (await openItems()).map(({ kind, paymentId }: { kind: string; paymentId: string }) => [
      kind,
      paymentId,
    ]);
    expect(kinds.sort()).toEqual([
      ['amount_mismatch', other.id],
      ['not_charged', gone.id],
      ['overdue_payment', slow.id],
    ]);
    expect(logged.map(({ fields }) => fields.paymentId)).toEqual(
      expect.arrayContaining([gone.id, other.id, slow.id]),
    );
    const page = (await server.call('GET', '/v1/open-items?status=open&limit=2')).body;
    const rest = (await server.call('GET', `/v1/open-items?status=open&cursor=${page.nextCursor}`)).body;
    expect([page.items.length, rest.items.length, rest.nextCursor]).toEqual([2, 1, null]);
    expect((await server.call('GET', '/v1/open-items?kind=not_charged')).body.items).toHaveLength(1);
    await change(`status = 'succeeded'`, gone.id);
    await change('amount = amount - 1', other.id);
    await change(`status = 'succeeded', version = version + 1`, slow.id);
    await reconcilePayments(server.wallet);
    expect(await openItems()).toEqual([]);
    expect(await wallet.read(slow.id)).toMatchObject({ status: 'settled' });
  });
});

describe.each(serverEngines)('payments:verify with Stripe on %s', (engine) => {
  let stripe: StripeStandIn;
  let server: TestServer;
  beforeAll(async () => {
    stripe = await startStripeStandIn();
    server = await startTestServer(engine, { payments: configureStripe(stripe.options) });
  });
  afterAll(async () => {
    await server.close();
    await stripe.stop();
  });

  test('reads every page of the payments at Stripe, and finds the differences in both directions', async () => {
    stripe.book.listLimit = 2;
    const wallet = await walletOf(server);
    const topUp = async () => {
      const { body } = await server.call('POST', '/stripe/setups', { token: wallet.token });
      return (await wallet.topUp(stripe.confirmSetup(body.clientSecret, 'pays'), { amount: 2000 })).body.id;
    };
    const ids = [await topUp(), await topUp(), await topUp(), await topUp(), await topUp()];
    server.advance(dayMs / 2);
    const since = new Date(Date.now() - dayMs);
    expect(await verifyPayments(server.wallet, { since })).toEqual({ problems: [], compared: 5 });
    const [first = '', second = ''] = ids;
    stripe.intentOf(first).amount += 1;
    stripe.intentOf(second).status = 'canceled';
    const { problems } = await verifyPayments(server.wallet, { since });
    expect(problems.map(({ kind, paymentId }) => [kind, paymentId])).toEqual([
      ['amount_mismatch', first],
      ['not_charged', second],
    ]);
    stripe.controls.down = true;
    await expect(verifyPayments(server.wallet, { since })).rejects.toThrow('Stripe did not respond');
    stripe.controls.down = false;
  });
});

test('pnpm payments:verify reports that all payments agree, or names the one that does not', async () => {
  const server = await startTestServer('PostgreSQL');
  const [row] = await server.database.query<{ name: string }>('select current_database() as name');
  const url = new URL(inject('postgresUrl'));
  url.pathname = `/${row?.name}`;
  const wallet = await walletOf(server);
  const { body: topUp } = await wallet.topUp('pm_card_visa', { amount: 2000 });
  // Older than the minutes that an event may take to arrive.
  await server.database.query(`update top_ups set created_at = created_at - interval '1 hour'`);
  await server.database.query(
    `update test_processor_payments set created_at = created_at - interval '1 hour'`,
  );
  const environment = { DATABASE_URL: url.href, COFFER_TEST_PROCESSOR: '1' };
  const whole = { code: 0, said: '1 payments at the processor, all as recorded here.\n' };
  expect(await runVerify(environment)).toEqual(whole);
  await server.database.query('update test_processor_payments set amount = amount + 1');
  const { code, said } = await runVerify(environment);
  expect([code, said]).toEqual([
    1,
    expect.stringContaining(`${topUp.id} amount_mismatch: The processor charged`),
  ]);
  expect(await runVerify({ DATABASE_URL: url.href })).toEqual({
    code: 2,
    said: "Set Stripe's variables, or COFFER_TEST_PROCESSOR=1, as for the server.\n",
  });
  await server.close();
});

function runVerify(environment: Record<string, string>): Promise<{ code: number; said: string }> {
  const program = fileURLToPath(new URL('../../verifyPayments.ts', import.meta.url));
  const { DATABASE_URL: _, ...inherited } = process.env;
  const env = { ...inherited, ...environment };
  return new Promise((resolve) => {
    execFile(process.execPath, [program], { env }, (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, said: stdout + stderr });
    });
  });
}
