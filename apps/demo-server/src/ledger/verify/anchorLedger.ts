import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { Queryable, SqlRow } from '../../database/Database.ts';

/** The newest entry of an account: its number and hash, from which all before it follows. */
export type ChainHead = { accountId: string; number: number; hash: string };

/** Something that an anchor proves to be otherwise than it was, and at which account or checkpoint. */
export type AnchorFault = { accountId: string | null; number: number | null; fault: string };

/** What reading an anchor file gives: the newest head of each account, or what is wrong with the file. */
export type Anchor = {
  /** How many checkpoints the file has. */
  checkpoints: number;
  /** By account, as the newest checkpoint that names it says. */
  heads: Map<string, { number: number; hash: string }>;
  /** The signature of the last checkpoint; empty before the first. */
  signature: string;
  faults: AnchorFault[];
};

/** One line's content. Heads are those that have changed since the checkpoint before. */
type Checkpoint = {
  sequence: number;
  at: string;
  /** The signature of the checkpoint before. */
  previous: string;
  accounts: number;
  /** SHA-256 over the heads of all accounts. */
  root: string;
  heads: [accountId: string, number: number, hash: string][];
};

/** How many accounts one statement reads or checks. */
const batchSize = 5000;

/**
 * Reads an anchor file: a checkpoint a line, as JSON, a tab, and its HMAC-SHA-256. Each line contains the signature
 * of the one before, so that none can be changed, added or left out in between without the key.
 */
export function readAnchor(text: string, key: string): Anchor {
  const anchor: Anchor = { checkpoints: 0, heads: new Map(), signature: '', faults: [] };
  const lines = text.split('\n');
  // A whole file ends with a line break. Half a line at the end is a write that was cut off.
  if (lines.pop() !== '') anchor.faults.push(fileFault(lines.length + 1, 'the line is not whole'));
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
      anchor.faults.push(fileFault(index + 1, 'does not follow the one before: checkpoints were removed'));
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
 * Finds the accounts that are not as the anchor says: removed, cut off before their anchored entry, or with another
 * hash there. Entries after the anchored one are not compared. With `verifyLedger`, which recomputes the chain up to
 * that hash, it proves that no anchored entry was changed.
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
           WHEN e.hash IS NULL THEN 'entries were cut off before the anchored one'
           ELSE 'entry is not the anchored one' END AS fault
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

/** Makes the line that anchors what is in the ledger now, after the checkpoints of `anchor`. */
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

/** Reads the chain heads of all wallets, or of one ledger's, in the order of their ids. */
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
