import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { Queryable, SqlRow } from '../../database/Database.ts';

/** Number and hash of an account's newest entry. The hash covers all earlier entries. */
export type ChainHead = { accountId: string; number: number; hash: string };

/** Difference from an anchor, or a fault of its file, with the account and entry, or the number of the line. */
export type AnchorFault = { accountId: string | null; number: number | null; fault: string };

/** Content of an anchor file: the newest head of each account, and the faults of the file. */
export type Anchor = {
  /** Number of valid checkpoints in the file. */
  checkpoints: number;
  /** Newest anchored head of each account, by the account's id. */
  heads: Map<string, { number: number; hash: string }>;
  /** Signature of the last checkpoint; empty if there is none. */
  signature: string;
  faults: AnchorFault[];
};

/** Content of one line. `heads` are those that have changed since the previous checkpoint. */
type Checkpoint = {
  sequence: number;
  at: string;
  /** Signature of the previous checkpoint. */
  previous: string;
  accounts: number;
  /** SHA-256 over the heads of all accounts. */
  root: string;
  heads: [accountId: string, number: number, hash: string][];
};

/** Number of accounts that one statement reads or checks. */
const batchSize = 5000;

/**
 * Reads an anchor file. Each line is one checkpoint: JSON, a tab, and the HMAC-SHA-256 of the JSON. Each line contains
 * the signature of the previous one, so without the key nobody can change, insert or remove a line in between.
 */
export function readAnchor(text: string, key: string): Anchor {
  const anchor: Anchor = { checkpoints: 0, heads: new Map(), signature: '', faults: [] };
  const lines = text.split('\n');
  // A complete file ends with a line break. An incomplete last line is a write that was interrupted.
  if (lines.pop() !== '') anchor.faults.push(fileFault(lines.length + 1, 'the line is incomplete'));
  let root = rootOf(anchor.heads);
  for (const [index, line] of lines.entries()) {
    const [content = '', signature = ''] = line.split('\t');
    if (!isEqual(sign(content, key), signature)) {
      const fault = 'does not match its signature: the file was changed, or COFFER_ANCHOR_KEY is another key';
      anchor.faults.push(fileFault(index + 1, fault));
      return anchor;
    }
    const checkpoint: Checkpoint = JSON.parse(content);
    if (checkpoint.sequence !== index + 1 || checkpoint.previous !== anchor.signature) {
      anchor.faults.push(
        fileFault(index + 1, 'does not follow the previous checkpoint: checkpoints were removed'),
      );
      return anchor;
    }
    for (const [accountId, number, hash] of checkpoint.heads) anchor.heads.set(accountId, { number, hash });
    root = checkpoint.root;
    anchor.checkpoints = index + 1;
    anchor.signature = signature;
  }
  if (rootOf(anchor.heads) !== root) {
    anchor.faults.push(fileFault(anchor.checkpoints, 'does not match its root'));
  }
  return anchor;
}

/**
 * Finds the accounts that differ from the anchor: the account or its anchored entry is missing, or the entry has another
 * hash. Entries after the anchored one are not compared. Together with `verifyLedger`, which recomputes the chain up to
 * that hash, this proves that no anchored entry was changed.
 */
export async function compareWithAnchor(queryable: Queryable, anchor: Anchor): Promise<AnchorFault[]> {
  const faults: AnchorFault[] = [];
  const heads = [...anchor.heads];
  for (let start = 0; start < heads.length; start += batchSize) {
    const batch = heads.slice(start, start + batchSize).map(([id, { number, hash }]) => [id, number, hash]);
    faults.push(
      ...(await queryable.query<SqlRow & AnchorFault>(
        `SELECT head ->> 0 AS "accountId", (head ->> 1)::bigint AS number, CASE
           WHEN a.id IS NULL THEN 'account was removed'
           WHEN e.hash IS NULL THEN 'anchored entry was removed'
           ELSE 'entry differs from the anchored one' END AS fault
         FROM jsonb_array_elements($1::text::jsonb) head
         LEFT JOIN ledger.accounts a ON a.id = head ->> 0
         LEFT JOIN ledger.entries e ON e.account_id = head ->> 0 AND e.number = (head ->> 1)::bigint
         WHERE a.id IS NULL OR e.hash IS NULL OR encode(e.hash, 'hex') <> head ->> 2
         ORDER BY 1`,
        [JSON.stringify(batch)],
      )),
    );
  }
  return faults;
}

/** Makes the next line of an anchor file: a checkpoint of the ledger's current heads, after those of `anchor`. */
export async function nextCheckpoint(
  queryable: Queryable,
  anchor: Anchor,
  { key, at }: { key: string; at: Date },
): Promise<{ line: string; accounts: number; root: string; changed: number }> {
  const heads = new Map(anchor.heads);
  const changed: Checkpoint['heads'] = [];
  for await (const { accountId, number, hash } of chainHeads(queryable)) {
    if (heads.get(accountId)?.hash === hash) continue;
    heads.set(accountId, { number, hash });
    changed.push([accountId, number, hash]);
  }
  const root = rootOf(heads);
  const checkpoint: Checkpoint = {
    sequence: anchor.checkpoints + 1,
    at: at.toISOString(),
    previous: anchor.signature,
    accounts: heads.size,
    root,
    heads: changed,
  };
  const content = JSON.stringify(checkpoint);
  return { line: `${content}\t${sign(content, key)}\n`, accounts: heads.size, root, changed: changed.length };
}

/** Reads the chain heads of all wallets, or of one ledger's wallets, in the order of their ids. */
export async function* chainHeads(
  queryable: Queryable,
  ledgerId: string | null = null,
): AsyncGenerator<ChainHead> {
  for (let after = ''; ; ) {
    const heads = await queryable.query<SqlRow & ChainHead>(
      `SELECT id AS "accountId", entry_number AS number, encode(last_hash, 'hex') AS hash FROM ledger.accounts
       WHERE entry_number > 0 AND id > $1 AND ($2::text IS NULL OR ledger_id = $2) ORDER BY id LIMIT $3`,
      [after, ledgerId, batchSize],
    );
    yield* heads;
    const last = heads.at(-1);
    if (!last || heads.length < batchSize) return;
    after = last.accountId;
  }
}

/** Hashes chain heads, in the order of their accounts' ids, into one root. */
export function rootOf(heads: ReadonlyMap<string, { number: number; hash: string }>): string {
  const root = createHash('sha256');
  for (const accountId of [...heads.keys()].sort()) {
    const head = heads.get(accountId);
    root.update(`${accountId} ${head?.number} ${head?.hash}\n`);
  }
  return root.digest('hex');
}

function sign(content: string, key: string): string {
  return createHmac('sha256', key).update(content).digest('hex');
}

function isEqual(one: string, other: string): boolean {
  return one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));
}

function fileFault(line: number, fault: string): AnchorFault {
  return { accountId: null, number: line, fault };
}
