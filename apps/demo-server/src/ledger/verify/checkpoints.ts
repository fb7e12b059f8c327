import { createHash, createHmac } from 'node:crypto';
import type { Queryable, SqlRow, Transaction } from '../../database/Database.ts';

/** Checkpoint of a ledger: a root hash over the newest entries of all its accounts at that time. */
export type LedgerCheckpoint = {
  id: string;
  /** Number within the ledger: 1, 2, 3 … */
  number: number;
  accounts: number;
  root: string;
  /** HMAC-SHA-256 with a key that is not in the database; null without a key. */
  signature: string | null;
  createdAt: Date;
};

/** Result of comparing a checkpoint with the current ledger. */
export type CheckpointVerification = {
  /** Whether the anchored entries still have the hashes that the root was computed from. */
  intact: boolean;
  /** Whether the signature is valid; null without a key or a signature. */
  signatureValid: boolean | null;
  /** Accounts whose anchored entry is missing or has another hash, up to 100. */
  faults: { accountId: string; number: number }[];
};

type CheckpointRow = SqlRow & Omit<LedgerCheckpoint, 'createdAt'> & { created_at: Date };
type HeadRow = SqlRow & { accountId: string; number: number; hash: string; current: string | null };

const pageSize = 5000;
const faultsMax = 100;

/**
 * Adds a checkpoint of a ledger. Returns null if the ledger has no entries, if another server is adding a checkpoint, or
 * if the newest checkpoint was made after `since`.
 */
export async function addCheckpoint(
  transaction: Transaction,
  {
    id,
    ledgerId,
    key,
    at,
    since,
  }: { id: string; ledgerId: string; key: string | null; at: Date; since: Date },
): Promise<LedgerCheckpoint | null> {
  const [lock] = await transaction.query<{ taken: boolean }>(
    'SELECT pg_try_advisory_xact_lock(hashtextextended($1, 7226333702)) AS taken',
    [ledgerId],
  );
  const [last] = await selectCheckpoints(transaction, { ledgerId, limit: 1 });
  if (!lock?.taken || (last && last.createdAt > since)) return null;
  const number = (last?.number ?? 0) + 1;
  await transaction.query(
    `INSERT INTO ledger.checkpoint_heads (ledger_id, account_id, checkpoint, number, hash)
     SELECT a.ledger_id, a.id, $2, a.entry_number, a.last_hash FROM ledger.accounts a
     WHERE a.ledger_id = $1 AND a.entry_number > 0 AND a.last_hash IS DISTINCT FROM (
       SELECT h.hash FROM ledger.checkpoint_heads h WHERE h.ledger_id = a.ledger_id AND h.account_id = a.id
       ORDER BY h.checkpoint DESC LIMIT 1)`,
    [ledgerId, number],
  );
  const { root, accounts } = await hashHeads(transaction, { ledgerId, number });
  if (accounts === 0) return null;
  const signature = key === null ? null : sign(key, { ledgerId, number, accounts, root, createdAt: at });
  await transaction.query(
    `INSERT INTO ledger.checkpoints (id, ledger_id, number, accounts, root, signature, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [id, ledgerId, number, accounts, root, signature, at],
  );
  return { id, number, accounts, root, signature, createdAt: at };
}

/** Reads a ledger's checkpoints, newest first. `id` selects one; `before` selects those older than that id. */
export async function selectCheckpoints(
  queryable: Queryable,
  {
    ledgerId,
    id = null,
    before = null,
    limit,
  }: { ledgerId: string; id?: string | null; before?: string | null; limit: number },
): Promise<LedgerCheckpoint[]> {
  const rows = await queryable.query<CheckpointRow>(
    `SELECT id, number, accounts, root, signature, created_at FROM ledger.checkpoints
     WHERE ledger_id = $1 AND ($2::text IS NULL OR id = $2) AND ($3::text IS NULL OR id < $3)
     ORDER BY id DESC LIMIT $4`,
    [ledgerId, id, before, limit],
  );
  return rows.map(({ created_at: createdAt, ...row }) => ({ ...row, createdAt }));
}

/** Compares a checkpoint with the current entries. `verifyLedger` recomputes the hash chains up to them. */
export async function verifyCheckpoint(
  queryable: Queryable,
  { ledgerId, checkpoint, key }: { ledgerId: string; checkpoint: LedgerCheckpoint; key: string | null },
): Promise<CheckpointVerification> {
  const { root, accounts, faults } = await hashHeads(queryable, { ledgerId, number: checkpoint.number });
  const isChecked = key !== null && checkpoint.signature !== null;
  return {
    intact: faults.length === 0 && root === checkpoint.root && accounts === checkpoint.accounts,
    signatureValid: isChecked ? sign(key, { ledgerId, ...checkpoint }) === checkpoint.signature : null,
    faults,
  };
}

/** Hashes the heads as of a checkpoint, in the order of their accounts' ids, and finds those whose entry has changed. */
async function hashHeads(
  queryable: Queryable,
  { ledgerId, number }: { ledgerId: string; number: number },
): Promise<{ root: string; accounts: number; faults: CheckpointVerification['faults'] }> {
  const root = createHash('sha256');
  const faults: CheckpointVerification['faults'] = [];
  let accounts = 0;
  for (let after = ''; ; ) {
    const heads = await queryable.query<HeadRow>(
      `SELECT DISTINCT ON (h.account_id) h.account_id AS "accountId", h.number, encode(h.hash, 'hex') AS hash,
         encode(e.hash, 'hex') AS current
       FROM ledger.checkpoint_heads h
       LEFT JOIN ledger.entries e ON e.account_id = h.account_id AND e.number = h.number
       WHERE h.ledger_id = $1 AND h.checkpoint <= $2 AND h.account_id > $3
       ORDER BY h.account_id, h.checkpoint DESC LIMIT $4`,
      [ledgerId, number, after, pageSize],
    );
    for (const head of heads) {
      root.update(`${head.accountId} ${head.number} ${head.hash}\n`);
      if (head.current !== head.hash && faults.length < faultsMax) {
        faults.push({ accountId: head.accountId, number: head.number });
      }
    }
    accounts += heads.length;
    const last = heads.at(-1);
    if (!last || heads.length < pageSize) return { root: root.digest('hex'), accounts, faults };
    after = last.accountId;
  }
}

function sign(
  key: string,
  {
    ledgerId,
    number,
    accounts,
    root,
    createdAt,
  }: { ledgerId: string } & Omit<LedgerCheckpoint, 'id' | 'signature'>,
): string {
  const content = JSON.stringify([ledgerId, number, accounts, root, createdAt.toISOString()]);
  return createHmac('sha256', key).update(content).digest('hex');
}
