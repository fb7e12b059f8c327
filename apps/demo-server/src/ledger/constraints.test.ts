import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestDatabase, testEngines } from '../database/testing/openTestDatabase.ts';
import { openAccount, openLedger } from './accounts/accounts.ts';
import { createLedger } from './createLedger.ts';
import { rollUpDailyTotals } from './queries/dailyTotals.ts';
import { openLedgerDatabase } from './testing/openLedgerDatabase.ts';
import { testCredit, testDebit, testHold, testInstant, testKey } from './testing/testOperations.ts';

const wallet = "role = 'wallet' AND balance > 0";
const aboveMax = 2 ** 53;

/** Changes of a valid row. Each breaks the named constraint and no other. */
const invalidRows: [constraint: string, change: object, of?: string][] = [
  ['accounts_balance_check', { balance: aboveMax }, wallet],
  ['accounts_reserved_check', { reserved: -1 }, wallet],
  ['accounts_only_wallets_have_state', { role: 'cash' }, wallet],
  ['accounts_closed_is_empty', { status: 'closed' }, wallet],
  ['accounts_currency_check', { currency: 'usd' }, wallet],
  ['accounts_id_check', { id: 'two words' }, wallet],
  ['accounts_role_check', { role: 'bank' }, "role = 'cash'"],
  ['accounts_status_check', { status: 'lost' }, wallet],
  ['accounts_ledger_id_fkey', { id: 'new', ledger_id: 'nobody' }, wallet],
  ['accounts_one_counter_account', { id: 'second' }, "role = 'cash'"],
  ['accounts_pkey', {}, wallet],
  ['ledgers_id_check', { id: 'two words' }],
  ['ledgers_pkey', {}],
  ['checkpoint_heads_pkey', {}],
  ['checkpoints_accounts_check', { id: 'new', number: 2, accounts: 0 }],
  ['checkpoints_ledger_id_fkey', { id: 'new', ledger_id: 'nobody' }],
  ['checkpoints_ledger_id_number_key', { id: 'new' }],
  ['checkpoints_number_check', { id: 'new', number: 0 }],
  ['checkpoints_pkey', { number: 2 }],
  ['clock_ahead_ms_check', { ahead_ms: 2 ** 40 }],
  ['clock_singleton_check', { singleton: false }],
  ['clock_pkey', {}],
  ['consumptions_amount_check', { amount: 0 }],
  ['consumptions_pkey', {}],
  ['daily_flows_incoming_check', { incoming: -1 }],
  ['daily_flows_outgoing_check', { outgoing: -1 }],
  ['daily_flows_pkey', {}],
  ['daily_spend_amount_check', { amount: 0 }],
  ['daily_spend_account_id_day_reason_key', {}],
  ['entries_actor_check', { actor: 'nobody' }],
  ['entries_amount_check', { amount: 0, balance_before: 0, balance_after: 0 }],
  ['entries_balance_after_is_sum', { balance_after: 12_345 }],
  ['entries_reference_has_type_and_id', { reference_type: 'invoice', reference_id: null }],
  ['entries_number_check', { number: 0 }],
  ['entries_type_check', { type: 'gift' }],
  ['entries_pkey', {}],
  ['events_sequence_check', { sequence: 0 }],
  ['events_pkey', {}],
  ['rollup_cursors_number_check', { number: -1 }],
  ['rollup_cursors_pkey', {}],
  ['grants_remaining_within_original', { original: 10, remaining: 20, reserved: 0, open: true }],
  ['grants_open_has_remaining', { original: 10, remaining: 5, reserved: 0, open: false }],
  ['grants_reserved_within_original', { original: 10, remaining: 5, reserved: 11, open: true }],
  ['grants_kind_check', { kind: 'gift' }],
  ['grants_original_check', { original: 0, remaining: 0, reserved: 0, open: false }],
  ['grants_pkey', {}],
  ['holds_amount_check', { amount: 0 }],
  ['holds_captured_within_amount', { captured: 999, status: 'captured', resolved_at: testInstant }],
  ['holds_captured_has_amount', { captured: 5 }],
  ['holds_open_is_unresolved', { status: 'released' }],
  ['holds_status_check', { status: 'lost', resolved_at: testInstant }],
  ['holds_pkey', {}],
  ['idempotency_keys_pkey', {}],
  ['outbox_pkey', {}],
  ['reservations_amount_check', { amount: 0 }],
  ['reservations_pkey', {}],
  ['grant_restorations_amount_check', { amount: 0 }],
  ['grant_restorations_pkey', {}],
  ['transfers_amount_check', { amount: 0 }],
  ['transfers_accounts_differ', { from_account_id: 'a', to_account_id: 'a', account_id: 'a' }],
  ['transfers_entry_is_of_one_side', { account_id: 'another' }],
  ['transfers_pkey', {}],
  ['reversals_amount_check', { amount: 0 }],
  ['reversals_of_earlier_entry', { reversed_number: 999 }],
  ['reversals_pkey', {}],
];
/** Tables whose rows change, but are never deleted. */
const mutableTables = ['accounts', 'grants', 'holds'];
/** Tables whose rows are neither changed nor deleted. */
const appendOnlyTables = [
  'checkpoint_heads',
  'checkpoints',
  'consumptions',
  'entries',
  'events',
  'reservations',
  'grant_restorations',
  'reversals',
  'transfers',
];
const guardedTables = [...mutableTables, ...appendOnlyTables];
const otherTables = [
  'ledgers',
  'clock',
  'daily_flows',
  'daily_spend',
  'rollup_cursors',
  'idempotency_keys',
  'outbox',
];

describe.each(testEngines)('constraints of the ledger on %s', (engine) => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await openLedgerDatabase(engine);
    await openLedger(database, { id: 'ledger' });
    await openAccount(database, { id: 'a', ledgerId: 'ledger', currency: 'USD' });
    const ledger = createLedger(database);
    await ledger.post(testCredit('a', 100, { idempotency: testKey('once') }));
    await ledger.post(testDebit('a', 30));
    await ledger.post({ ...testDebit('a', 5), action: 'reverse', reversesEntry: 2, type: 'refund' });
    await ledger.post(testHold('a', 'h', 20));
    await database.transaction((transaction) => rollUpDailyTotals(transaction, ['a']));
    await database.query(
      `INSERT INTO ledger.checkpoints (id, ledger_id, number, accounts, root, created_at)
       VALUES ('c', 'ledger', 1, 1, 'root', $1)`,
      [testInstant],
    );
    await database.query(
      `INSERT INTO ledger.checkpoint_heads (ledger_id, account_id, checkpoint, number, hash)
       VALUES ('ledger', 'a', 1, 1, sha256('head'::bytea))`,
    );
  });
  afterAll(() => database.close());

  test.each(invalidRows)('reject a row that breaks %s', async (constraint, change, of = 'true') => {
    const table = tableOf(constraint);
    const added = database.query(
      `INSERT INTO ledger.${table} OVERRIDING SYSTEM VALUE
       SELECT (jsonb_populate_record(t, $1::text::jsonb)).* FROM ledger.${table} t WHERE ${of} LIMIT 1`,
      [JSON.stringify(change)],
    );
    await expect(added).rejects.toMatchObject({ constraint });
  });

  test.each(guardedTables)(
    'reject a delete from %s, and an update unless its rows may change',
    async (table) => {
      const rejected = (action: string) => `${action} is rejected: rows of ledger.${table} are never changed`;
      await expect(database.query(`DELETE FROM ledger.${table}`)).rejects.toThrow(rejected('DELETE'));
      if (mutableTables.includes(table)) return;
      const [column] = await database.query<{ name: string }>(
        `SELECT column_name::text AS name FROM information_schema.columns
       WHERE table_schema = 'ledger' AND table_name = $1 ORDER BY ordinal_position LIMIT 1`,
        [table],
      );
      const changed = database.query(`UPDATE ledger.${table} SET ${column?.name} = ${column?.name}`);
      await expect(changed).rejects.toThrow(rejected('UPDATE'));
    },
  );

  test('are all tested here', async () => {
    const there = await database.query<{ name: string }>(
      `SELECT conname AS name FROM pg_constraint
       WHERE connamespace = 'ledger'::regnamespace AND contype IN ('c', 'f', 'p', 'u')
       UNION SELECT indexrelid::regclass::text FROM pg_index i JOIN pg_class r ON r.oid = i.indrelid
       WHERE r.relnamespace = 'ledger'::regnamespace AND i.indisunique`,
    );
    const names = new Set(there.map(({ name }) => name.replace('ledger.', '')));
    expect([...names].sort()).toEqual(invalidRows.map(([name]) => name).sort());
    const guarded = await database.query<{ name: string }>(
      `SELECT DISTINCT r.relname AS name FROM pg_trigger t JOIN pg_class r ON r.oid = t.tgrelid
       WHERE r.relnamespace = 'ledger'::regnamespace AND NOT t.tgisinternal`,
    );
    expect(guarded.map(({ name }) => name).sort()).toEqual(guardedTables.toSorted());
  });
});

/** Constraints are named after their tables. */
function tableOf(constraint: string): string {
  return [...guardedTables, ...otherTables].find((table) => constraint.startsWith(`${table}_`)) ?? '';
}
