import { dispatchEvents } from '../background/dispatchEvents.ts';
import { pruneIdempotencyKeys } from '../background/pruneIdempotencyKeys.ts';
import { pruneRecords } from '../background/pruneRecords.ts';
import { runAlerts } from '../modules/alerts/runAlerts.ts';
import { runAutoTopUps } from '../modules/autoTopUp/evaluate.ts';
import { expireGrants } from '../modules/credits/expireGrants.ts';
import { warnExpiringCredit } from '../modules/credits/warnExpiringCredit.ts';
import { expireHolds } from '../modules/holds/expireHolds.ts';
import { reconcileInvoices } from '../modules/invoices/reconcileInvoices.ts';
import { sendMails } from '../modules/mail/sendMails.ts';
import { detachPaymentMethods } from '../modules/paymentMethods/detachPaymentMethods.ts';
import { reconcileRefunds } from '../modules/refunds/submitRefunds.ts';
import { reconcileTopUps } from '../modules/topUps/reconcileTopUps.ts';
import { deliverWebhooks } from '../modules/webhooks/deliverWebhooks.ts';
import { type ApiRoute, apiRoutes } from './apiRoutes.ts';
import { sampleBodies } from './sampleBodies.ts';
import {
  createHold,
  createOpenInvoice,
  createTopUp,
  post,
  preparations,
  type SharedThings,
  usd,
} from './sharedThings.ts';
import type { TestServer } from './startTestServer.ts';

/** An operation that writes: a request, an event of the processor or a background job. */
export type WriteOperation = {
  name: string;
  /** Creates the objects that `run` consumes, before each round. */
  prepare(server: TestServer, things: SharedThings): Promise<void>;
  /** Returns the status of the response, 200 for a job. */
  run(server: TestServer, things: SharedThings): Promise<number>;
};

/** Operations after which other operations can no longer use the shared objects. */
const spending = new Set([
  'wallets.close',
  'customerApi.removePaymentMethod',
  'paymentMethods.detach',
  'sessions.revoke',
  'apiKeys.revoke',
]);

/** Every route that can write, from the tables that the server mounts. A preview holds locks until it rolls back. */
const requests: WriteOperation[] = apiRoutes
  .filter(({ method }) => method !== 'GET')
  .map((route) => ({
    name: route.operationId,
    async prepare(server, things) {
      if (spending.has(route.operationId)) things.isSpent = true;
      const prepare = preparations[route.operationId];
      if (prepare) await prepare(server, things);
      if (route.needsVersion) await readVersion(server, route, things);
    },
    run: (server, things) => request(server, route, things),
  }));

async function readVersion(server: TestServer, route: ApiRoute, { ids, token }: SharedThings): Promise<void> {
  const path = fillPath(route, ids);
  ids.version = String((await server.call('GET', path, { token })).body.version ?? 0);
}

async function request(server: TestServer, route: ApiRoute, things: SharedThings): Promise<number> {
  const { ids } = things;
  const path = fillPath(route, ids);
  const isCustomer = route.api === 'customer';
  const headers: Record<string, string> = route.needsVersion ? { 'if-match': `"${ids.version}"` } : {};
  const { status } = await server.call(route.method, path, {
    ...(isCustomer ? { token: things.token } : {}),
    ...(route.hasBody ? { body: bodyOf(route, ids) } : {}),
    ...(route.needsKey ? { key: crypto.randomUUID() } : {}),
    headers,
  });
  // A frozen wallet would reject the later operations.
  if (route.operationId === 'wallets.freeze') {
    await server.call('POST', `/v1/wallets/${ids.walletId}/unfreeze`);
  }
  return status;
}

function requireId({ ids }: SharedThings, name: string): string {
  const id = ids[name];
  if (id === undefined) throw new Error(`There is no ${name}.`);
  return id;
}

function fillPath({ path }: ApiRoute, ids: Record<string, string>): string {
  return path.replaceAll(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? 'missing');
}

function bodyOf({ operationId }: ApiRoute, ids: Record<string, string>): unknown {
  const body = Object(sampleBodies(operationId, ids));
  // The balance is below the amount of the sample, so that auto top-up is due.
  if (operationId === 'entries.create') return { ...body, amount: usd(10) };
  const version = Number(ids.version);
  if (operationId === 'autoTopUp.save') {
    return { ...body, version, consent: { ...Object(body.consent), acceptedAt: ids.acceptedAt } };
  }
  return operationId === 'alerts.update' ? { ...body, version } : body;
}

/** Creates the operation of a background job. `prepare` makes something due for it. */
function job(
  name: string,
  work: (context: TestServer['wallet']) => Promise<unknown>,
  prepare: WriteOperation['prepare'] = debit,
): WriteOperation {
  return {
    name,
    prepare,
    async run(server) {
      await work(server.wallet);
      return 200;
    },
  };
}

async function debit(server: TestServer, { ids }: SharedThings): Promise<void> {
  await post(server, `/v1/wallets/${ids.walletId}/entries`, { type: 'debit', amount: usd(10) });
}

async function debitAndDispatch(server: TestServer, things: SharedThings): Promise<void> {
  await debit(server, things);
  await dispatchEvents(server.wallet);
}

const jobs: WriteOperation[] = [
  job('dispatchEvents', dispatchEvents),
  job('runAlerts', runAlerts, debitAndDispatch),
  job('runAutoTopUps', runAutoTopUps, debitAndDispatch),
  job('sendMails', (context) => sendMails(context, null), debitAndDispatch),
  job('deliverWebhooks', (context) => deliverWebhooks(context, { timeoutMs: 50 })),
  job('reconcileTopUps', reconcileTopUps, async (server, things) => {
    await createTopUp(server, things, 'pm_bank_debit');
    await server.database.query('update top_ups set next_check_at = created_at where id = $1', [
      requireId(things, 'topUpId'),
    ]);
  }),
  job('reconcileInvoices', reconcileInvoices, async (server, things) => {
    await createOpenInvoice(server, things);
    await server.database.query('update invoices set collect_at = created_at where id = $1', [
      requireId(things, 'invoiceId'),
    ]);
  }),
  job('reconcileRefunds', reconcileRefunds),
  job('detachPaymentMethods', detachPaymentMethods, async (server, { ids }) => {
    const method = await post(server, `/v1/customers/${ids.customerId}/payment-methods`, {
      token: 'pm_card_mastercard',
    });
    await server.call('DELETE', `/v1/customers/${ids.customerId}/payment-methods/${method.id}`);
    await server.database.query('update payment_methods set detach_at = created_at where id = $1', [
      method.id,
    ]);
  }),
  job('expireHolds', expireHolds, createHold),
  job('expireGrants', expireGrants),
  job('warnExpiringCredit', warnExpiringCredit),
  job('pruneIdempotencyKeys', pruneIdempotencyKeys),
  job('pruneRecords', pruneRecords),
];

async function runProcessor(server: TestServer): Promise<number> {
  await server.processor.runDue();
  return 200;
}

/** Later events of the processor: a bank debit that settles, a dispute that opens and is decided. */
const processorEvents: WriteOperation[] = [
  ['processor: a top-up settles', 'pm_bank_debit'] as const,
  ['processor: a top-up is disputed', 'pm_card_disputed'] as const,
  ['processor: a dispute is won', 'pm_card_dispute_won'] as const,
].map(([name, token]) => ({
  name,
  prepare: (server: TestServer, things: SharedThings) => createTopUp(server, things, token),
  run: runProcessor,
}));

const invoiceEvents: WriteOperation[] = ['pm_bank_debit', 'pm_card_dispute_won'].map((token) => ({
  name: `processor: an invoice paid by ${token}`,
  async prepare(server: TestServer, things: SharedThings) {
    await createOpenInvoice(server, things);
    const method = await post(server, `/v1/customers/${things.ids.customerId}/payment-methods`, { token });
    await post(server, `/v1/invoices/${things.ids.invoiceId}/payments`, { methods: [method.id] });
  },
  run: runProcessor,
}));

/** Every operation that writes. New routes are included automatically. */
export const writeOperations = [...requests, ...jobs, ...processorEvents, ...invoiceEvents];
