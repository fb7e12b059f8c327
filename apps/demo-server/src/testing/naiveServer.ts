import { Hono } from 'hono';
import pg from 'pg';
import { listen } from '../platform/listen.ts';

// `naiveServer.ts DATABASE_URL`: debits over HTTP as a first version would do them, for the benchmark to compare with: one
// transaction per request that locks the wallet, inserts the idempotency key and the entry, and updates the balance. It
// prints its port.

const [url] = process.argv.slice(2);
const pool = new pg.Pool({ connectionString: url, max: 10 });
await pool.query(`
  CREATE SCHEMA naive_http;
  CREATE TABLE naive_http.wallets (id integer PRIMARY KEY, balance bigint NOT NULL) WITH (fillfactor = 50);
  CREATE TABLE naive_http.keys (key text PRIMARY KEY);
  CREATE TABLE naive_http.entries (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    wallet_id integer NOT NULL,
    amount bigint NOT NULL,
    balance_after bigint NOT NULL,
    reason text,
    metadata jsonb,
    created_at timestamptz NOT NULL DEFAULT now()
  );
  INSERT INTO naive_http.wallets SELECT id, 1000000000 FROM generate_series(0, 99) id;
`);

const app = new Hono();
app.post('/:wallet', async (context) => {
  const wallet = Number(context.req.param('wallet'));
  const { amount, reason, metadata } = await context.req.json();
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    const found = await client.query({
      name: 'lock',
      text: 'SELECT balance FROM naive_http.wallets WHERE id = $1 FOR UPDATE',
      values: [wallet],
    });
    const balance = Number(found.rows[0].balance) - amount.amount;
    if (balance < 0) throw new Error('insufficient funds');
    await client.query({
      name: 'key',
      text: 'INSERT INTO naive_http.keys (key) VALUES ($1)',
      values: [context.req.header('idempotency-key')],
    });
    const inserted = await client.query({
      name: 'entry',
      text: `INSERT INTO naive_http.entries (wallet_id, amount, balance_after, reason, metadata)
        VALUES ($1, $2, $3, $4, $5) RETURNING id, created_at`,
      values: [wallet, -amount.amount, balance, reason, JSON.stringify(metadata)],
    });
    await client.query({
      name: 'balance',
      text: 'UPDATE naive_http.wallets SET balance = $2 WHERE id = $1',
      values: [wallet, balance],
    });
    await client.query('COMMIT');
    return context.json({ ...inserted.rows[0], amount, balance }, 201);
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  } finally {
    client.release();
  }
});

const listener = await listen({ port: 0, host: '127.0.0.1' });
listener.serve(app.fetch);
process.stdout.write(`${listener.port}\n`);
