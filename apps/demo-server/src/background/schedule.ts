import type { ClaimTasks } from '../jobs/createWorkerPool.ts';
import { readNextExpiry } from '../ledger/index.ts';
import type { Mailer } from '../mail/Mailer.ts';
import { alertsDueAt, claimAlerts } from '../modules/alerts/index.ts';
import { claimAttempts, claimRules } from '../modules/autoTopUp/index.ts';
import { expireGrants, readNextWarning, warnExpiringCredit } from '../modules/credits/index.ts';
import { claimDocuments, requestStatements } from '../modules/documents/index.ts';
import { expireHolds } from '../modules/holds/index.ts';
import { claimInvoices, invoiceDueSql } from '../modules/invoices/index.ts';
import { addDueCheckpoints } from '../modules/ledgerCheckpoints/index.ts';
import { claimMails } from '../modules/mail/index.ts';
import { announceExpiredLinks, unannouncedLinks } from '../modules/paymentLinks/index.ts';
import { announceExpiringMethods, claimMethods, detachmentsDueAt } from '../modules/paymentMethods/index.ts';
import { reconcilePayments, retryUnappliedEvents } from '../modules/reconciliation/index.ts';
import { claimRefunds } from '../modules/refunds/index.ts';
import type { WalletContext } from '../modules/shared/index.ts';
import { claimTopUps, confirmWithinMs } from '../modules/topUps/index.ts';
import { claimClosings } from '../modules/walletClosure/index.ts';
import { claimDeliveries } from '../modules/webhooks/index.ts';
import { dispatchEvents } from './dispatchEvents.ts';
import { pruneIdempotencyKeys } from './pruneIdempotencyKeys.ts';
import { pruneRecords } from './pruneRecords.ts';

/** Number of pieces of work that are due, and the time of the next one; null when nothing waits for time. */
export type Due = { due: number; next: Date | null };

/**
 * Ways in which a server runs work:
 *
 * - `pool`: claims due rows and works on several at once. Servers share the rows.
 * - `loop`: runs again and again on every server, which share what is due.
 * - `timed`: runs at a fixed interval, on one server at a time.
 */
type HowToRun =
  | { pool: ClaimTasks; every: 'often' | 'reconcile'; slots?: number }
  | { loop: () => Promise<void>; every: 'often' | 'reconcile'; wakes?: readonly string[] }
  | { timed: () => Promise<void>; everyMs: number };

/** One kind of work that needs no request. */
export type BackgroundWork = HowToRun & {
  /** Identifies the work in logs and in `scheduled_tasks`. */
  name: string;
  /** Group that tests and tools run together. `upkeep` changes nothing that a customer sees. */
  group: 'processor' | 'time' | 'payments' | 'wallet' | 'webhooks' | 'upkeep';
  /**
   * When the work is due. A server rests until then, and the test clock moves from one due time to the next. A pool or loop
   * without it never rests. `at` selects exact instants
   * as SQL, with `$1` as now. `polledAt` selects rows that are only asked about again, so the clock does not stop at
   * each of them. `read` calculates the due time. `isAge: false` marks times that are now instead of the time since which
   * the work waits.
   */
  due?: readonly (
    | { at: string; isAge?: false }
    | { polledAt: string }
    | { read: (now: Date) => Promise<Due> }
  )[];
};

export type ScheduleOptions = {
  /** Null keeps emails in the development mailbox. */
  mailer: Mailer | null;
  /** The test processor's own work. Null when payments are real. */
  testProcessor: {
    runDue(): Promise<void>;
    prune(): Promise<void>;
    readDueTimes(now: Date): Promise<Due>;
  } | null;
};

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/**
 * Lists all background work, in the order in which one round runs it. The server, the tests and the test clock read
 * this list.
 */
export function createSchedule(
  context: WalletContext,
  { mailer, testProcessor }: ScheduleOptions,
): BackgroundWork[] {
  const processorWork: BackgroundWork[] = testProcessor
    ? [
        {
          name: 'test processor',
          group: 'processor',
          loop: testProcessor.runDue,
          every: 'often',
          due: [{ read: testProcessor.readDueTimes }],
        },
        { name: 'prune-test-processor', group: 'upkeep', timed: testProcessor.prune, everyMs: hourMs },
      ]
    : [];
  return [
    ...processorWork,

    // Holds first: the grants that they release may have expired.
    {
      name: 'expire-holds',
      group: 'time',
      timed: () => expireHolds(context),
      everyMs: minuteMs,
      due: [{ read: (now) => readNextExpiry(context.database, now) }],
    },
    { name: 'expire-grants', group: 'time', timed: () => expireGrants(context), everyMs: minuteMs },
    {
      name: 'announce-expired-links',
      group: 'time',
      timed: () => announceExpiredLinks(context),
      everyMs: minuteMs,
      due: [{ at: `select expires_at from ${unannouncedLinks}` }],
    },
    {
      name: 'announce-expiring-methods',
      group: 'time',
      timed: () => announceExpiringMethods(context),
      everyMs: hourMs,
    },
    {
      name: 'warn-expiring-credit',
      group: 'time',
      timed: () => warnExpiringCredit(context),
      everyMs: 10 * minuteMs,
      due: [{ read: (now) => readNextWarning(context, now) }],
    },

    {
      name: 'top-ups',
      group: 'payments',
      pool: claimTopUps(context),
      every: 'reconcile',
      due: [
        {
          polledAt: `select next_check_at from top_ups where next_check_at is not null and status <> 'requiresAction'`,
        },
        { at: unconfirmedTopUps },
      ],
    },
    {
      name: 'invoices',
      group: 'payments',
      pool: claimInvoices(context),
      every: 'reconcile',
      due: [
        {
          at: `select ${invoiceDueSql} from invoices where next_check_at is null and ${invoiceDueSql} is not null`,
        },
        { polledAt: 'select next_check_at from invoices where next_check_at is not null' },
      ],
    },
    {
      name: 'wallet closures',
      group: 'payments',
      pool: claimClosings(context),
      every: 'reconcile',
      slots: 2,
      due: [{ at: 'select next_check_at from wallet_closures where next_check_at is not null' }],
    },
    {
      name: 'refunds',
      group: 'payments',
      pool: claimRefunds(context),
      every: 'reconcile',
      due: [{ polledAt: 'select next_check_at from refund_parts where next_check_at is not null' }],
    },
    {
      name: 'removed payment methods',
      group: 'payments',
      pool: claimMethods(context),
      every: 'reconcile',
      due: [{ polledAt: detachmentsDueAt }],
    },

    {
      name: 'events',
      group: 'wallet',
      loop: () => dispatchEvents(context),
      every: 'often',
      wakes: ['invoices', 'alerts', 'auto top-ups', 'webhooks'],
      due: [
        { at: '(select $1::timestamptz from ledger.outbox limit 1)', isAge: false },
        { at: '(select $1::timestamptz from event_outbox limit 1)', isAge: false },
      ],
    },
    // Alerts before auto top-ups: the customer hears of the low balance before its recovery.
    {
      name: 'alerts',
      group: 'wallet',
      pool: claimAlerts(context),
      every: 'often',
      // Alerts only use the database, whose connections limit them.
      slots: 8,
      due: [{ at: alertsDueAt }],
    },
    {
      name: 'auto top-up retries',
      group: 'wallet',
      pool: claimAttempts(context),
      every: 'often',
      due: [
        { polledAt: 'select retry_at from auto_top_up_attempts where in_flight and retry_at is not null' },
      ],
    },
    {
      name: 'auto top-ups',
      group: 'wallet',
      pool: claimRules(context),
      every: 'often',
      due: [{ at: 'select next_evaluation_at from auto_top_ups where next_evaluation_at is not null' }],
    },
    {
      name: 'request-statements',
      group: 'wallet',
      timed: () => requestStatements(context),
      everyMs: hourMs,
    },
    // Before emails, so that a receipt is sent in the same round.
    {
      name: 'documents',
      group: 'wallet',
      pool: claimDocuments(context),
      every: 'often',
      // Documents only use the database, and one merchant's documents wait for each other.
      slots: 8,
      due: [{ at: 'select next_attempt_at from document_requests where next_attempt_at is not null' }],
    },
    {
      name: 'emails',
      group: 'wallet',
      pool: claimMails(context, mailer),
      every: 'often',
      due: [{ at: 'select next_attempt_at from emails where next_attempt_at is not null' }],
    },
    {
      name: 'webhooks',
      group: 'webhooks',
      pool: claimDeliveries(context),
      every: 'often',
      due: [
        {
          at: `select d.next_attempt_at from webhook_deliveries d join webhook_endpoints e on e.id = d.endpoint_id
            where d.next_attempt_at is not null and e.status = 'enabled'`,
        },
      ],
    },

    {
      name: 'retry-unapplied-events',
      group: 'upkeep',
      timed: () => retryUnappliedEvents(context),
      everyMs: 10 * minuteMs,
    },
    {
      name: 'reconcile-payments',
      group: 'upkeep',
      timed: () => reconcilePayments(context),
      everyMs: 24 * hourMs,
    },
    {
      name: 'add-ledger-checkpoints',
      group: 'upkeep',
      timed: () => addDueCheckpoints(context),
      everyMs: hourMs,
    },
    {
      name: 'prune-idempotency-keys',
      group: 'upkeep',
      timed: () => pruneIdempotencyKeys(context),
      everyMs: hourMs,
    },
    { name: 'prune-rate-limits', group: 'upkeep', timed: () => context.limiter.prune(), everyMs: hourMs },
    { name: 'prune-records', group: 'upkeep', timed: () => pruneRecords(context), everyMs: hourMs },
  ];
}

/** When a top-up that waits for its customer expires. An automatic one waits longer. */
const unconfirmedTopUps = `
  select created_at + make_interval(secs => case source
    when 'autoTopUp' then ${confirmWithinMs({ source: 'autoTopUp' }) / 1000}
    else ${confirmWithinMs({ source: 'topUp' }) / 1000} end)
  from top_ups where status = 'requiresAction'`;
