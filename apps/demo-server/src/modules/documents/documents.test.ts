import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../../testing/startTestServer.ts';
import { walletOf } from '../../testing/walletOf.ts';
import { issueDocument, issueDocuments } from './issueDocument.ts';

const engines = process.env.TEST_ENGINES?.split(',') ?? ['PGlite'];

describe.each(engines as ('PGlite' | 'PostgreSQL')[])('documents on %s', (engine) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer(engine);
  });
  afterAll(() => server.close());

  const numbersOf = async (kind: string) => {
    const sql = 'select sequence from documents where kind = $1 order by sequence';
    return (await server.database.query<{ sequence: number }>(sql, [kind])).map(({ sequence }) => sequence);
  };
  const countTo = (length: number) => Array.from({ length }, (_, index) => index + 1);
  const settle = async (count: number) => {
    const wallet = await walletOf(server);
    const ids: string[] = [];
    for (let index = 0; index < count; index += 1) ids.push((await wallet.topUp('pm_card_visa')).body.id);
    return { wallet, ids };
  };

  test('invariant 35 (C): 40 receipts that are issued at once, each twice, get the numbers from 1 to 40', async () => {
    const all = await Promise.all(Array.from({ length: 8 }, () => settle(5)));
    const ids = all.flatMap((one) => one.ids);
    const merchantId = (await server.call('GET', '/v1/settings')).body.id;
    const issue = (subjectId: string) =>
      issueDocument(server.wallet, { merchantId, kind: 'receipt', subjectId });
    const issued = await Promise.all([...ids, ...ids].map(issue));
    expect(await numbersOf('receipt')).toEqual(countTo(40));
    expect(new Set(issued.map(({ id }) => id)).size).toBe(40);
    // The same document for both.
    for (let index = 0; index < 40; index += 1) expect(issued[index]?.id).toBe(issued[index + 40]?.id);
  });

  test('invariant 35 (X): a document that fails before its commit uses up no number', async () => {
    const before = await numbersOf('receipt');
    const { ids } = await settle(2);
    const merchantId = (await server.call('GET', '/v1/settings')).body.id;
    const [subjectId = ''] = ids;
    const failing = {
      ...server.wallet,
      database: {
        ...server.wallet.database,
        query: server.wallet.database.query.bind(server.wallet.database),
        transaction: (run: (transaction: never) => Promise<unknown>) =>
          server.wallet.database.transaction(async (transaction) => {
            await run(transaction as never);
            throw new Error('The server stopped before the commit.');
          }),
      },
    } as typeof server.wallet;
    const attempt = issueDocument(failing, { merchantId, kind: 'receipt', subjectId });
    await expect(attempt).rejects.toThrow('stopped');
    await issueDocuments(server.wallet);
    expect(await numbersOf('receipt')).toEqual(countTo(before.length + 2));
  });

  test('the database rejects a change of a document, a skipped number and a number beyond the series', async () => {
    await settle(1);
    await issueDocuments(server.wallet);
    const { database } = server;
    await expect(database.query(`update documents set number = 'R-9'`)).rejects.toThrow('never changed');
    await expect(database.query('delete from documents')).rejects.toThrow('never changed');
    await expect(database.query('truncate documents cascade')).rejects.toThrow('never changed');
    await expect(database.query('update document_series set last = last + 2')).rejects.toThrow(
      'cannot continue',
    );
    await expect(database.query('update document_series set last = last - 1')).rejects.toThrow(
      'cannot continue',
    );
    const copy = `insert into documents select 'doc_x', merchant_id, customer_id, wallet_id, kind, 'other', sequence + 1,
      'R-X', content, 'token', issued_at from documents order by sequence desc limit 1`;
    await expect(database.query(copy)).rejects.toThrow('beyond its series');
    // A number without a document blocks the series, so it cannot become a gap.
    await database.query('update document_series set last = last + 1');
    await expect(database.query('update document_series set last = last + 1')).rejects.toThrow(
      'cannot continue',
    );
  });
});
