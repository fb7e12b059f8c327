import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { serverEngines } from '../../database/testing/openTestDatabase.ts';
import { startTestServer, type TestServer } from '../../testing/startTestServer.ts';
import { type TestWallet, walletOf } from '../../testing/walletOf.ts';
import type { Payout } from './payoutRows.ts';

const usd = (amount: number) => ({ amount, currency: 'USD' });

describe.each(serverEngines)('payouts on %s', (engine) => {
  let server: TestServer;
  let wallet: TestWallet;
  beforeAll(async () => {
    server = await startTestServer(engine);
  });
  afterAll(() => server.close());
  beforeEach(async () => {
    wallet = await walletOf(server);
  });

  const post = (path: string, body: object = {}, key: string = crypto.randomUUID()) =>
    server.call('POST', path, { body, key });
  const list = async (query = ''): Promise<Payout[]> =>
    (await server.call('GET', `/v1/payouts?walletId=${wallet.walletId}${query}`)).body.items;
  /** Closes the wallet with money that no card takes back. */
  const payoutOf = async (amount: number): Promise<Payout> => {
    const credit = { type: 'credit', fundedBy: 'externalPayment', amount: usd(amount) };
    await post(`/v1/wallets/${wallet.walletId}/entries`, credit);
    const { body } = await post(`/v1/wallets/${wallet.walletId}/close`);
    expect(body.refund).toMatchObject({
      status: 'pending',
      parts: [{ destination: 'external', status: 'pending' }],
    });
    const [payout] = await list();
    if (!payout) throw new Error('Closing the wallet created no payout.');
    return payout;
  };
  const events = () =>
    server.database.query(
      `select type, objects::json -> 'payout' ->> 'status' as status from event_outbox
       where wallet_id = $1 and type like 'wallet.payout_%' order by id`,
      [wallet.walletId],
    );

  test('A30 what a closing owes is pending until the merchant marks it as paid', async () => {
    const payout = await payoutOf(7_000);
    expect(payout).toMatchObject({ amount: usd(7_000), status: 'pending', reference: null, paidAt: null });
    const path = `/v1/payouts/${payout.id}/mark-paid`;
    const paid = await post(path, { reference: 'BT-7' }, `paid ${engine}`);
    expect(paid).toMatchObject({ status: 200, body: { status: 'paid', reference: 'BT-7' } });
    expect((await post(path, { reference: 'BT-7' }, `paid ${engine}`)).body).toEqual(paid.body);
    expect((await server.call('GET', `/v1/payouts/${payout.id}`)).body).toEqual(paid.body);
    const refund = await server.call('GET', `/v1/refunds/${payout.refundId}`);
    expect(refund.body).toMatchObject({ status: 'settled', parts: [{ status: 'settled' }] });
    expect(await events()).toEqual([
      { type: 'wallet.payout_required', status: 'pending' },
      { type: 'wallet.payout_paid', status: 'paid' },
    ]);
  });

  test('marking a payout as paid again keeps the first reference and adds no audit row', async () => {
    const { id } = await payoutOf(500);
    const path = `/v1/payouts/${id}/mark-paid`;
    const rows = () => server.database.query('select id from audit_log where $1 = any (subjects)', [id]);
    const before = (await rows()).length;
    const answers = await Promise.all(['one', 'two', 'three'].map((reference) => post(path, { reference })));
    const references = new Set(answers.map(({ body }) => body.reference));
    expect(references.size).toBe(1);
    expect((await rows()).length - before).toBe(1);
    expect(await events()).toHaveLength(2);
  });

  test('lists payouts by status, currency and time', async () => {
    const payout = await payoutOf(300);
    expect(await list('&status=pending&currency=USD')).toEqual([payout]);
    expect(await list('&status=paid')).toEqual([]);
    expect(await list('&currency=EUR')).toEqual([]);
    expect(await list(`&to=${payout.createdAt}`)).toEqual([]);
    expect(await list(`&from=${payout.createdAt}&customerId=${payout.customerId}`)).toEqual([payout]);
    const unknown = await post('/v1/payouts/rfp_unknown/mark-paid');
    expect(unknown).toMatchObject({ status: 404, body: { code: 'not_found' } });
  });
});
