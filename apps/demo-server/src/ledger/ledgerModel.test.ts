import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestDatabase, testEngines } from '../database/testing/openTestDatabase.ts';
import { openAccount, openLedger, setAccountStatus } from './accounts/accounts.ts';
import { createLedger } from './createLedger.ts';
import type { Ledger } from './Ledger.ts';
import { LedgerError } from './LedgerError.ts';
import type { LedgerOperation } from './LedgerOperation.ts';
import { readBalance } from './queries/balances.ts';
import { readGrants } from './queries/grants.ts';
import { brokenInvariants } from './testing/brokenInvariants.ts';
import { openLedgerDatabase } from './testing/openLedgerDatabase.ts';
import { type Expected, ReferenceLedger } from './testing/referenceLedger.ts';
import { testCredit, testDebit, testHold, testInstant, testKey } from './testing/testOperations.ts';
import { verifyLedger } from './verify/verifyLedger.ts';

/** Sets the status of one of the three accounts, or posts operations together. The third account is in JPY. */
type Step =
  | { kind: 'status'; account: number; status: 'active' | 'frozen' }
  | { kind: 'together'; operations: Planned[] };

const actions = [
  'credit',
  'debit',
  'selected',
  'expired',
  'selectedOrExpired',
  'overdraw',
  'reverse',
  'hold',
  'capture',
  'release',
] as const;

type Planned = {
  account: number;
  action: (typeof actions)[number];
  amount: number;
  currency: 'own' | 'other';
  actor: 'customer' | 'merchant' | 'system';
  promotional: boolean;
  priority: number;
  expiresInDays: number | null;
  hold: number;
  /** Selects the entry to reverse, among those that exist. */
  entry: number;
  /** Numbers of the grants that the debit selects. */
  grants: number[];
  onShortfall: 'reject' | 'partial' | undefined;
  key: number | null;
  fingerprint: 'same' | 'other';
  day: number;
};

const planned: fc.Arbitrary<Planned> = fc.record({
  account: fc.integer({ min: 0, max: 2 }),
  action: fc.constantFrom('credit', 'credit', 'debit', 'hold', 'reverse', ...actions),
  amount: fc.oneof(
    { weight: 20, arbitrary: fc.integer({ min: 1, max: 60 }) },
    { weight: 1, arbitrary: fc.constant(Number.MAX_SAFE_INTEGER) },
  ),
  currency: fc.oneof(
    { weight: 20, arbitrary: fc.constant('own') },
    { weight: 1, arbitrary: fc.constant('other') },
  ),
  actor: fc.constantFrom('customer', 'merchant', 'system'),
  promotional: fc.boolean(),
  priority: fc.integer({ min: 1, max: 2 }),
  expiresInDays: fc.constantFrom(null, null, 1, 3),
  hold: fc.integer({ min: 0, max: 5 }),
  entry: fc.nat(100),
  grants: fc.array(fc.oneof(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 30, max: 40 })), {
    minLength: 1,
    maxLength: 4,
  }),
  onShortfall: fc.constantFrom('reject', 'partial', undefined),
  key: fc.option(fc.integer({ min: 0, max: 9 })),
  fingerprint: fc.constantFrom('same', 'same', 'same', 'other'),
  day: fc.constantFrom(0, 0, 1),
});

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('status' as const),
      account: fc.integer({ min: 0, max: 2 }),
      status: fc.constantFrom('active' as const, 'active' as const, 'frozen' as const),
    }),
  },
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant('together' as const),
      operations: fc.array(planned, { minLength: 1, maxLength: 12 }),
    }),
  },
);

/** Number of grants that the first account starts with. Another statement reads the grants of accounts with many. */
const grantsAtFirst = fc.constantFrom(0, 0, 0, 40);

describe.each(testEngines)('the ledger against its reference model on %s', (engine) => {
  let database: TestDatabase;
  let ledger: Ledger;
  let run = 0;

  beforeAll(async () => {
    database = await openLedgerDatabase(engine);
    ledger = createLedger(database);
    await openLedger(database, { id: 'model' });
  });
  afterAll(() => database.close());

  test('invariants 1, 2, 3, 5, 6, 7, 13, 17, 19, 28 and 30 (P): every operation has the outcome that the model expects, and everything stored adds up', async () => {
    await fc.assert(
      fc.asyncProperty(grantsAtFirst, fc.array(step, { minLength: 1, maxLength: 8 }), async (many, steps) => {
        run += 1;
        const model = new ReferenceLedger();
        const accounts = ['a', 'b', 'c'].map((name) => `run-${run}-${name}`);
        for (const [index, id] of accounts.entries()) {
          const currency = index === 2 ? 'JPY' : 'USD';
          await openAccount(database, { id, ledgerId: 'model', currency });
          model.open(id, currency);
        }
        await compareTogether(
          model,
          Array.from({ length: many }, (_, index) => {
            const end = index % 5 === 0 ? new Date(testInstant.getTime() + 86_400_000) : null;
            const grant = { kind: 'paid', priority: 1 + (index % 2), expiresAt: end } as const;
            return testCredit(accounts[0] ?? '', 1 + (index % 3), { grant });
          }),
        );
        let day = 0;
        for (const [position, one] of steps.entries()) {
          if (one.kind === 'status') {
            await changeStatus(model, accounts[one.account] ?? '', one.status);
            continue;
          }
          // The clock only moves forward. Another test covers a clock that runs backwards.
          day += Math.max(...one.operations.map((operation) => operation.day));
          const operations = one.operations.map((plan, index) =>
            operationOf(plan, { id: `${run}-${position}-${index}`, day, model }),
          );
          await compareTogether(model, distinctKeys(operations));
          for (const id of accounts) await compareAccount(model, id);
          expect(await brokenInvariants(database, accounts)).toEqual([]);
        }
      }),
      { numRuns: engine === 'PGlite' ? 30 : 60 },
    );
    expect(await verifyLedger(database)).toEqual([]);
  });

  async function changeStatus(model: ReferenceLedger, accountId: string, status: 'active' | 'frozen') {
    model.setStatus(accountId, status);
    const event = { type: `wallet.${status}`, at: testInstant };
    await database.transaction((transaction) => setAccountStatus(transaction, { accountId, status, event }));
  }

  /** Posts operations together, so that they share a call. The ledger still decides them in the order of arrival. */
  async function compareTogether(model: ReferenceLedger, operations: LedgerOperation[]) {
    const results = await Promise.all(
      operations.map((operation) => ledger.post(operation).catch((error) => error)),
    );
    const expected = operations.map((operation) => model.post(operation));
    expect(results.map(outcome)).toEqual(expected);
  }

  async function compareAccount(model: ReferenceLedger, id: string) {
    const account = model.accounts.get(id);
    const { balance, reserved, sequence, status } = account ?? {};
    expect(await readBalance(database, { accountId: id, at: testInstant })).toMatchObject({
      balance,
      reserved,
      sequence,
      status,
    });
    const grants = await readGrants(database, id);
    expect(grants.map(({ number, remaining, reserved }) => [number, remaining, reserved])).toEqual(
      model.openGrants(id),
    );
  }

  function operationOf(
    plan: Planned,
    { id, day, model }: { id: string; day: number; model: ReferenceLedger },
  ): LedgerOperation {
    const accountId = `run-${run}-${'abc'[plan.account]}`;
    const at = new Date(testInstant.getTime() + day * 86_400_000);
    const own = plan.account === 2 ? 'JPY' : 'USD';
    const common = {
      at,
      actor: plan.actor,
      currency: plan.currency === 'own' ? own : 'EUR',
      ...(plan.key === null ? {} : { idempotency: testKey(`${run}-${plan.key}`, `${plan.fingerprint}`) }),
    };
    const onShortfall = plan.onShortfall ? { onShortfall: plan.onShortfall } : {};
    const expiresAt =
      plan.expiresInDays === null ? null : new Date(at.getTime() + plan.expiresInDays * 86_400_000);
    const holdId = `run-${run}-hold-${plan.hold}`;
    switch (plan.action) {
      case 'credit': {
        const kind = plan.promotional ? 'promotional' : 'paid';
        return testCredit(accountId, plan.amount, {
          ...common,
          grant: { kind, priority: plan.priority, expiresAt },
        });
      }
      case 'debit':
        return testDebit(accountId, plan.amount, { ...common, ...onShortfall });
      case 'selected':
      case 'expired':
      case 'selectedOrExpired': {
        const expired = ({ selected: 'exclude', expired: 'only', selectedOrExpired: 'include' } as const)[
          plan.action
        ];
        const grantSelection = { grants: plan.grants, expired };
        return testDebit(accountId, plan.amount, { ...common, grantSelection, ...onShortfall });
      }
      case 'reverse': {
        const entries = model.accounts.get(accountId)?.entries ?? 0;
        // Only entries of earlier calls are reversed, because the numbers of this one are not known yet.
        const reversesEntry = entries === 0 ? 999 : (plan.entry % entries) + 1;
        return {
          ...testDebit(accountId, plan.amount, { ...common, type: 'refund' }),
          action: 'reverse',
          reversesEntry,
        };
      }
      case 'overdraw':
        return testDebit(accountId, Math.min(plan.amount, 60), {
          ...common,
          onShortfall: 'overdraw',
          ...(plan.onShortfall && { grantSelection: { grants: plan.grants, expired: 'include' } }),
        });
      case 'hold':
        return testHold(
          accountId,
          usedHoldIds.has(holdId) ? `run-${run}-hold-${id}` : newHoldId(holdId),
          plan.amount,
          {
            ...common,
            expiresAt,
          },
        );
      case 'capture':
        return { ...testDebit(accountId, plan.amount, common), action: 'capture', holdId };
      case 'release':
        return { ...testHold(accountId, holdId, plan.amount, common), action: 'release' };
    }
  }

  const usedHoldIds = new Set<string>();

  function newHoldId(holdId: string): string {
    usedHoldIds.add(holdId);
    return holdId;
  }
});

/** Keeps the first operation of each key. The concurrency tests check a key that is repeated within a call. */
function distinctKeys(operations: LedgerOperation[]): LedgerOperation[] {
  const seen = new Set<string>();
  return operations.filter(({ idempotency }) => {
    if (!idempotency) return true;
    const repeated = seen.has(idempotency.key);
    seen.add(idempotency.key);
    return !repeated;
  });
}

function outcome(result: unknown): Expected | unknown {
  if (result instanceof LedgerError) return { rejection: result.code };
  const { entry, balance } = result as Awaited<ReturnType<Ledger['post']>>;
  return {
    balance: balance.balance,
    reserved: balance.reserved,
    sequence: balance.sequence,
    number: entry?.number ?? null,
  };
}
