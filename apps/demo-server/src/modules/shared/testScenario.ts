import type { Queryable } from '../../database/Database.ts';
import { executeTakeFirst, kysely } from '../../database/queryBuilder.ts';
import type { WalletContext } from './WalletContext.ts';

/** Outages that a test server simulates, on every server of its database. */
export type TestScenario = {
  /** The processor does not respond. */
  processorOutage: boolean;
  /** No webhook receiver can be reached. */
  webhookReceiversDown: boolean;
};

/** Reads the simulated outages. */
export async function readScenario(database: Queryable): Promise<TestScenario> {
  const query = kysely
    .selectFrom('test_mode')
    .select(['processor_outage as processorOutage', 'webhook_receivers_down as webhookReceiversDown']);
  return (await executeTakeFirst(database, query)) ?? { processorOutage: false, webhookReceiversDown: false };
}

/** Whether webhook receivers are down. Always false on a production server. */
export async function areReceiversDown({ testMode, database }: WalletContext): Promise<boolean> {
  return testMode !== null && (await readScenario(database)).webhookReceiversDown;
}
