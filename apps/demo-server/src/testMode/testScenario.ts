import { type Page, WalletError } from '@coffer/adapter';
import type { Queryable } from '../database/Database.ts';
import { execute, executeTakeFirst, kysely } from '../database/queryBuilder.ts';
import {
  notFound,
  readScenario,
  requireTestMode,
  type TestScenario,
  toPage,
  type WalletContext,
} from '../modules/shared/index.ts';
import { findTopUp } from '../modules/topUps/index.ts';
import type { TestPayment } from '../payments/testProcessor/testPaymentRows.ts';

/** Outcomes of a saved payment method, with the token of the test processor. */
export const testOutcomes = {
  pays: 'pm_card_visa',
  declines: 'pm_card_declined',
  hasNoFunds: 'pm_card_insufficient_funds',
  asksFirst: 'pm_card_asks_off_session',
  refusesRefunds: 'pm_card_refund_fails',
} as const;
export type TestOutcomeName = keyof typeof testOutcomes;

/** Reads the simulated outages. */
export async function readTestScenario(context: WalletContext): Promise<TestScenario> {
  requireTestMode(context);
  return readScenario(context.database);
}

/** Changes the given outages for all servers. */
export async function changeTestScenario(
  context: WalletContext,
  change: { [Name in keyof TestScenario]?: boolean | undefined },
): Promise<TestScenario> {
  requireTestMode(context);
  const { processorOutage, webhookReceiversDown } = change;
  if (processorOutage === undefined && webhookReceiversDown === undefined)
    return readScenario(context.database);
  const update = kysely.updateTable('test_mode').set({
    ...(processorOutage !== undefined && { processor_outage: processorOutage }),
    ...(webhookReceiversDown !== undefined && { webhook_receivers_down: webhookReceiversDown }),
  });
  await execute(context.database, update);
  return readScenario(context.database);
}

/**
 * Changes the outcome of future charges of a saved card: it declines, requires 3-D Secure, or pays.
 *
 * @throws WalletError `not_found`
 */
export async function changeMethodOutcome(
  context: WalletContext,
  merchantId: string,
  { paymentMethodId, outcome }: { paymentMethodId: string; outcome: TestOutcomeName },
): Promise<void> {
  requireTestMode(context);
  const update = kysely
    .updateTable('payment_methods')
    .set({ processor_reference: testOutcomes[outcome] })
    .where('id', '=', paymentMethodId)
    .where('merchant_id', '=', merchantId)
    .where('removed_at', 'is', null)
    .returning('id');
  if (!(await executeTakeFirst(context.database, update))) throw notFound('payment method');
}

/**
 * Disputes the payment of a top-up. The money is clawed back now, and the dispute is decided a moment later.
 *
 * @throws WalletError `invalid_request` for a top-up that is not settled or was disputed before
 */
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

/** Lists the charges that the test processor received, newest first, to compare them with the wallet's records. */
export async function listProcessorPayments(
  context: WalletContext,
  page: { cursor?: string | undefined; limit: number },
): Promise<Page<TestPayment>> {
  const { processor } = requireTestMode(context);
  return toPage(await processor.listPayments(page), page.limit);
}

/** Whether the processor simulates an outage. */
export async function isProcessorDown(database: Queryable): Promise<boolean> {
  return (await readScenario(database)).processorOutage;
}
