import type { Database } from '../../apps/demo-server/src/database/Database.ts';

/** Creates the tables of a naive ledger, with a running balance on both sides. */
export async function prepareNaiveLedger(database: Database, wallets: number): Promise<void> {
  for (const sql of [
    'CREATE SCHEMA naive',
    `CREATE TABLE naive.accounts (id text PRIMARY KEY, balance bigint NOT NULL, number bigint NOT NULL DEFAULT 0)
       WITH (fillfactor = 50)`,
    `CREATE TABLE naive.keys (scope text, key text, fingerprint text NOT NULL,
       created_at timestamptz NOT NULL DEFAULT now(), PRIMARY KEY (scope, key))`,
    `CREATE TABLE naive.postings (transaction_id text, account_id text, amount bigint NOT NULL,
       PRIMARY KEY (transaction_id, account_id))`,
    `CREATE TABLE naive.entries (account_id text, number bigint, transaction_id text NOT NULL,
       amount bigint NOT NULL, balance_after bigint NOT NULL, created_at timestamptz NOT NULL DEFAULT now(),
       PRIMARY KEY (account_id, number))`,
  ]) {
    await database.query(sql);
  }
  await database.query(
    `INSERT INTO naive.accounts (id, balance)
     SELECT side || ':' || wallet, 1000000000 FROM generate_series(0, $1 - 1) wallet,
       unnest(ARRAY['wallet', 'revenue']) side`,
    [wallets],
  );
}

/**
 * Posts one debit naively: one transaction per request, one statement per step. Each wallet has its own revenue account,
 * which favours this ledger; a shared one would be slower.
 */
export async function postNaively(database: Database, wallet: number, id: string): Promise<void> {
  const own = `wallet:${wallet}`;
  const revenue = `revenue:${wallet}`;
  await database.transaction(async (transaction) => {
    const [account] = await transaction.query<{ balance: number; number: number }>(
      'SELECT balance, number FROM naive.accounts WHERE id = $1 FOR UPDATE',
      [own],
    );
    if (!account || account.balance < 1) throw new Error('insufficient funds');
    await transaction.query('INSERT INTO naive.keys (scope, key, fingerprint) VALUES ($1, $2, $3)', [
      'bench',
      id,
      id,
    ]);
    await transaction.query(
      'UPDATE naive.accounts SET balance = balance - $2::bigint, number = number + 1 WHERE id = $1',
      [own, 1],
    );
    await transaction.query('UPDATE naive.accounts SET balance = balance + $2::bigint WHERE id = $1', [
      revenue,
      1,
    ]);
    await transaction.query(
      'INSERT INTO naive.postings (transaction_id, account_id, amount) VALUES ($1, $2, -1), ($1, $3, 1)',
      [id, own, revenue],
    );
    await transaction.query(
      `INSERT INTO naive.entries (account_id, number, transaction_id, amount, balance_after)
       VALUES ($1, $2, $3, $4, $5)`,
      [own, account.number + 1, id, -1, account.balance - 1],
    );
  });
}

/** Inserts one row with a key in a transaction of its own: the smallest possible write. */
export async function insertOneRow(database: Database, id: string): Promise<void> {
  await database.query(
    'INSERT INTO naive.keys (scope, key, fingerprint) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING',
    ['bench', id, id],
  );
}
