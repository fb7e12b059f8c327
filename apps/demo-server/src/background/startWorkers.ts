import { type ClaimTasks, createWorkerPool } from '../jobs/createWorkerPool.ts';
import { repeat } from '../jobs/repeat.ts';
import type { Mailer } from '../mail/Mailer.ts';
import { claimAlerts } from '../modules/alerts/index.ts';
import { claimAttempts, claimRules } from '../modules/autoTopUp/index.ts';
import { claimInvoices } from '../modules/invoices/index.ts';
import { claimMails } from '../modules/mail/index.ts';
import { claimMethods } from '../modules/paymentMethods/index.ts';
import { claimRefunds } from '../modules/refunds/index.ts';
import type { WalletContext } from '../modules/shared/index.ts';
import { claimTopUps } from '../modules/topUps/index.ts';
import { claimClosings } from '../modules/walletClosure/index.ts';
import { claimDeliveries } from '../modules/webhooks/index.ts';
import { dispatchEvents } from './dispatchEvents.ts';

export type StartWorkersOptions = {
  /** Whether this server may work now. While it may not, nothing is claimed. */
  mayRun: () => Promise<boolean>;
  mailer: Mailer | null;
  /** How often payments are checked. Everything else is looked at twice a second, if that is more often. */
  everyMs: number;
  /** Called with each error, and what failed. It is tried again. */
  onError: (error: unknown, job: string) => void;
  /** Called when an endpoint, or a merchant's mails or charges, timed out repeatedly and are left alone for a while. */
  onPause: (pause: { job: string; lane: string; pauseMs: number }) => void;
};

/**
 * Starts one worker pool for each kind of background work, so that none waits for another: a hanging receiver,
 * SMTP server or payment delays only the merchant that it belongs to. The answer stops them.
 */
export function startWorkers(
  context: WalletContext,
  { mayRun, mailer, everyMs, onError, onPause }: StartWorkersOptions,
): () => Promise<void> {
  const oftenMs = Math.min(everyMs, 500);
  const pool = (job: string, claim: ClaimTasks, options: { slots?: number } = {}) =>
    createWorkerPool(async (free) => ((await mayRun()) ? claim(free) : []), {
      ...options,
      onError: (error) => onError(error, job),
      onPause: (lane, pauseMs) => onPause({ job, lane, pauseMs }),
    });
  // What only asks the database has as many slots as connections can serve.
  const alerts = pool('alerts', claimAlerts(context), { slots: 8 });
  const rules = pool('auto top-ups', claimRules(context));
  const deliveries = pool('webhooks', claimDeliveries(context));
  const often = [
    alerts,
    rules,
    deliveries,
    pool('auto top-up retries', claimAttempts(context)),
    pool('mails', claimMails(context, mailer)),
  ];
  const payments = [
    pool('top-ups', claimTopUps(context)),
    pool('invoices', claimInvoices(context)),
    pool('wallet closures', claimClosings(context), { slots: 2 }),
    pool('refunds', claimRefunds(context)),
    pool('removed payment methods', claimMethods(context)),
  ];
  for (const one of often) one.start(oftenMs);
  for (const one of payments) one.start(everyMs);
  const stopDispatching = repeat(
    async () => {
      if (!(await mayRun())) return;
      await dispatchEvents(context);
      for (const one of [alerts, rules, deliveries]) one.wake();
    },
    { everyMs: oftenMs, onError: (error) => onError(error, 'events') },
  );
  return async () => {
    await Promise.all([stopDispatching(), ...[...often, ...payments].map((one) => one.stop())]);
  };
}
