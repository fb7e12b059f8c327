import { type Page, WalletError } from '@coffer/adapter';
import type { Queryable } from '../database/Database.ts';
import {
  notFound,
  readScenario,
  requireTestMode,
  type TestScenario,
  toPage,
  type WalletContext,
} from '../modules/shared/index.ts';
import { findTopUp } from '../modules/topUps/index.ts';
import type { TestPayment } from '../payments/testProcessor/testPayments.ts';

/** What a saved method comes to from now on, by the test processor's token for it. */
export const testOutcomes = {
  pays: 'pm_card_visa',
  declines: 'pm_card_declined',
  hasNoFunds: 'pm_card_insufficient_funds',
  asksFirst: 'pm_card_asks_off_session',
  refusesRefunds: 'pm_card_refund_fails',
} as const;
export type TestOutcomeName = keyof typeof testOutcomes;

/** What is pretended now. */
export async function readTestScenario(context: WalletContext): Promise<TestScenario> {
  requireTestMode(context);
  return readScenario(context.database);
}

/** Changes what is named of it, for all servers at once. */
export async function changeTestScenario(
  context: WalletContext,
  change: { [Name in keyof TestScenario]?: boolean | undefined },
): Promise<TestScenario> {
  requireTestMode(context);
  await context.database.query(
    `update test_mode set processor_outage = coalesce($1, processor_outage),
       webhook_receivers_down = coalesce($2, webhook_receivers_down)`,
    [change.processorOutage ?? null, change.webhookReceiversDown ?? null],
  );
  return readScenario(context.database);
}

/** A saved card whose bank changes its mind: declines, or asks for 3-D Secure, or pays again. */
export async function changeMethodOutcome(
  context: WalletContext,
  merchantId: string,
  { paymentMethodId, outcome }: { paymentMethodId: string; outcome: TestOutcomeName },
): Promise<void> {
  requireTestMode(context);
  const changed = await context.database.query(
    `update payment_methods set processor_reference = $3
     where id = $1 and merchant_id = $2 and removed_at is null returning id`,
    [paymentMethodId, merchantId, testOutcomes[outcome]],
  );
  if (changed.length === 0) throw notFound('payment method');
}

/** Has the payment of a top-up disputed: it is clawed back now, and decided a moment later. */
export async function disputeTopUp(
  context: WalletContext,
  merchantId: string,
  { topUpId, outcome }: { topUpId: string; outcome: 'won' | 'lost' },
): Promise<void> {
  const { processor } = requireTestMode(context);
  const topUp = await findTopUp(context.database, { merchantId, customerId: null }, topUpId);
  if (!(await processor.dispute(topUp.id, outcome))) {
    const message = 'Only a settled top-up that was not disputed before can be disputed.';
    const fields = [{ field: 'topUpId', message }];
    throw new WalletError('invalid_request', message, { fields, facts: { status: topUp.status } });
  }
  await processor.runDue();
}

/** Lists what the test processor was asked to charge, newest first: its side of the books, to compare with ours. */
export async function listProcessorPayments(
  context: WalletContext,
  page: { cursor?: string | undefined; limit: number },
): Promise<Page<TestPayment>> {
  const { processor } = requireTestMode(context);
  return toPage(await processor.listPayments(page), page.limit);
}

/** Whether the processor pretends to be down. */
export async function isProcessorDown(database: Queryable): Promise<boolean> {
  return (await readScenario(database)).processorOutage;
}
