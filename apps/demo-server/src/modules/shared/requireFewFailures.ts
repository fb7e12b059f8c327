import type { Queryable } from '../../database/Database.ts';
import { rateLimited } from './createRateLimiter.ts';
import { windowSecondsOf } from './rateLimits.ts';
import type { WalletContext } from './WalletContext.ts';

/** Payments to count: those of a payment link, of a customer, or with a card, by anyone. */
export type Payer = { paymentLinkId: string } | { customerId: string } | { merchantId: string; card: string };

/**
 * Counts payments that failed, were canceled or were never confirmed, and those that are still pending, so that many
 * payments at once get no more attempts than one after the other. An outage of the processor and a closed wallet do not
 * count.
 */
const failedTopUp = `t.created_at > $2 and (
  (t.status = 'failed' and t.failure_code not in ('processing_error', 'wallet_closed'))
  or t.status in ('canceled', 'expired', 'requiresAction')
  or (t.processor_version = 0 and t.status <> 'failed'))`;
const failedInvoicePayment = `p.created_at > $2 and p.payment_method_id is not null and (
  (p.status = 'failed' and p.failure_code <> 'processing_error')
  or (p.status = 'processing' and p.processor_version = 0))`;

const newestFailures = {
  link: `select created_at from top_ups t where t.payment_link_id = $1 and ${failedTopUp}`,
  // Only payments that the customer started: payers of links and automatic charges do not count.
  customer: `select t.created_at from top_ups t where t.customer_id = $1 and t.source = 'topUp' and ${failedTopUp}`,
  card: `select t.created_at from payment_methods m join top_ups t on t.payment_method_id = m.id
    where m.fingerprint = $1 and m.merchant_id = $4 and ${failedTopUp}
    union all
    select p.created_at from payment_methods m join invoice_payments p on p.payment_method_id = m.id
    where m.fingerprint = $1 and m.merchant_id = $4 and ${failedInvoicePayment}`,
};

/**
 * Rejects a payment while too many failed within the last hour. This stops people who test stolen cards.
 *
 * @throws WalletError `rate_limited` until the oldest failure is an hour old
 */
export async function requireFewFailures(
  context: WalletContext,
  database: Queryable,
  ...payers: readonly Payer[]
): Promise<void> {
  const { limits } = context.limiter;
  const windowMs = windowSecondsOf('failedPayments') * 1000;
  const now = context.now().getTime();
  for (const payer of payers) {
    const rows = await readFailures(database, payer, {
      since: new Date(now - windowMs),
      max: limits.failedPayments,
    });
    const oldest = rows.at(-1);
    if (oldest === undefined || rows.length < limits.failedPayments) continue;
    throw rateLimited('failedPayments', limits, (oldest.getTime() + windowMs - now) / 1000);
  }
}

/** Returns the card of a payment method as a payer, or nothing when the processor does not identify the card. */
export function cardOf(merchantId: string, method: { fingerprint: string | null } | null): Payer[] {
  const card = method?.fingerprint ?? null;
  return card === null ? [] : [{ merchantId, card }];
}

async function readFailures(
  database: Queryable,
  payer: Payer,
  { since, max }: { since: Date; max: number },
): Promise<Date[]> {
  const [kind, id, merchantId] =
    'paymentLinkId' in payer
      ? (['link', payer.paymentLinkId, null] as const)
      : 'customerId' in payer
        ? (['customer', payer.customerId, null] as const)
        : (['card', payer.card, payer.merchantId] as const);
  const rows = await database.query<{ created_at: Date }>(
    `select created_at from (${newestFailures[kind]}) failures order by created_at desc limit $3`,
    merchantId === null ? [id, since, max] : [id, since, max, merchantId],
  );
  return rows.map(({ created_at: at }) => at);
}
