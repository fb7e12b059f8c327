import type { Database } from '../../apps/demo-server/src/database/Database.ts';
import { verifyLedger } from '../../apps/demo-server/src/ledger/verify/verifyLedger.ts';
import type { FakeReceiver } from '../../apps/demo-server/src/testing/fakeReceiver.ts';
import type { CrashJournal } from './CrashJournal.ts';
import { type CrashWallet, initialBalance } from './CrashSite.ts';

/** Final counts of the suite. Each of the last five must be 0. */
export type CrashCounts = {
  entries: number;
  events: number;
  /** Wallets whose balance or number of entries differs from the answered writes. */
  wrongWallets: number;
  /** Top-ups settled without exactly one charge of their total, or charged but not settled. */
  wrongCharges: number;
  /** Difference between the open holds and those that no client captured. */
  wrongHolds: number;
  /** Events that no webhook delivered. */
  undeliveredEvents: number;
  /** Faults that `ledger:verify` finds. */
  faults: number;
};

/** Counts unfinished top-ups, undispatched commits and waiting webhook deliveries. */
export async function countUnderWay(database: Database): Promise<number> {
  const [row] = await database.query<{ count: number }>(
    `select (select count(*) from top_ups where next_check_at is not null)
       + (select count(*) from ledger.outbox)
       + (select count(*) from webhook_deliveries where status = 'waiting') as count`,
  );
  return row?.count ?? 0;
}

/** Compares the ledger with the clients' journal, the processor's charges and the received webhooks. */
export async function countFaults(
  database: Database,
  {
    journal,
    wallets,
    receiver,
  }: { journal: CrashJournal; wallets: readonly CrashWallet[]; receiver: FakeReceiver | null },
): Promise<CrashCounts> {
  const count = async (sql: string) => (await database.query<{ count: number }>(sql))[0]?.count ?? Number.NaN;
  const delivered = new Set(receiver?.received.flatMap(({ body }) => positionsOf(body)));
  const events = await database.query<{ account_id: string; sequence: number; type: string }>(
    'select account_id, sequence, type from ledger.events',
  );
  return {
    entries: await count('select count(*) as count from ledger.entries'),
    events: events.length,
    wrongWallets: await countWrongWallets(database, journal, wallets),
    wrongCharges: await count(
      `select count(*) as count from (
         select id, total from top_ups where status = 'settled'
       ) t full join (
         select idempotency_key, sum(amount) as total from test_processor_payments where status = 'succeeded' group by 1
       ) p on p.idempotency_key = t.id where p.total is distinct from t.total`,
    ),
    wrongHolds: Math.abs(
      (await count(`select count(*) as count from ledger.holds where status = 'open'`)) -
        journal.writes.filter(({ kind }) => kind === 'hold').length +
        journal.writes.filter(({ kind }) => kind === 'capture').length,
    ),
    undeliveredEvents: !receiver
      ? 0
      : events.filter(({ account_id: id, sequence, type }) => !delivered.has(`${id} ${sequence} ${type}`))
          .length,
    faults: (await verifyLedger(database, { limit: 1000 })).length,
  };
}

async function countWrongWallets(
  database: Database,
  journal: CrashJournal,
  wallets: readonly CrashWallet[],
): Promise<number> {
  type Row = {
    id: string;
    balance: number;
    entries: number;
    top_ups: number;
    topped_up: number;
    parts: number;
  };
  const rows = await database.query<Row>(
    `select a.id, a.balance, (select count(*) from ledger.entries e where e.account_id = a.id) as entries,
       count(t.id) as top_ups, coalesce(sum(t.amount + t.bonus), 0)::bigint as topped_up,
       coalesce(sum(1 + (t.bonus > 0)::integer), 0)::bigint as parts
     from ledger.accounts a left join top_ups t on t.wallet_id = a.id and t.status = 'settled'
     where a.role = 'wallet' group by a.id`,
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  return wallets.filter(({ id }) => {
    const writes = journal.writes.filter(({ walletId }) => walletId === id);
    const ofKinds = (...kinds: string[]) => writes.filter(({ kind }) => kinds.includes(kind)).length;
    const row = byId.get(id);
    const effects = writes.reduce((sum, { effect }) => sum + effect, initialBalance);
    if (!row) return true;
    return (
      row.balance !== effects + row.topped_up ||
      row.top_ups !== ofKinds('topUp') ||
      row.entries !== 1 + ofKinds('entry', 'capture') + row.parts
    );
  }).length;
}

type Received = { type: string; data?: { wallet?: { id: string; sequence: number }; bonusEntry?: object } };

/** The events that a message reports. A top-up with a bonus has two, of which the message has the second one's number. */
function positionsOf(body: string): string[] {
  const { type, data }: Received = JSON.parse(body);
  if (!data?.wallet) return [];
  const { id, sequence } = data.wallet;
  const sequences = data.bonusEntry ? [sequence - 1, sequence] : [sequence];
  return sequences.map((number) => `${id} ${number} ${type}`);
}
