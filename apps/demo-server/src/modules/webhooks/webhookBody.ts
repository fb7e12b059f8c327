import { webhookApiVersion, webhookEvents } from '@coffer/adapter/webhooks';
import { entryId, type WalletContext } from '../shared/index.ts';
import { integerOf, moneyOf, textOf } from './eventFacts.ts';
import type { PendingEvent } from './pendingEvents.ts';
import type { FoundObjects } from './readEventObjects.ts';

/** Envelope of a message, without its data. */
type Envelope = { id: string; type: string; createdAt: Date };

/**
 * Builds the body of a message: the same envelope for every type. The fields have a fixed order.
 *
 * @param data - The objects in the order of the catalogue.
 */
export function webhookBody(
  context: WalletContext,
  { id, type, createdAt }: Envelope,
  data: Readonly<Record<string, unknown>>,
): string {
  return JSON.stringify({
    id,
    type,
    apiVersion: webhookApiVersion,
    timestamp: createdAt.toISOString(),
    livemode: isLive(context),
    data,
  });
}

/** Whether the money of this server is real: it has no test clock, and its payments are not tests. */
function isLive({ testMode, processor }: WalletContext): boolean {
  return testMode === null && processor.mode !== 'test';
}

const catalogue: Readonly<Record<string, { objects: readonly string[] }>> = webhookEvents;

/** Returns the data of an event: the objects that the catalogue lists for its type, in the order of the catalogue. */
export function webhookData(event: PendingEvent, found: FoundObjects): Record<string, unknown> {
  const all: FoundObjects = { ...found, ...factsOf(event, found) };
  const names = catalogue[event.type]?.objects ?? ['customer', 'wallet', 'entry'];
  const values = new Map<string, unknown>(Object.entries(all));
  return Object.fromEntries(
    names.flatMap((listed) => {
      const name = listed.replace('?', '');
      const value = values.get(name);
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

/**
 * Returns the facts of an event that are no objects of the API, as far as the event has them. The catalogue decides which
 * of them a type of event includes.
 */
function factsOf(event: PendingEvent, found: FoundObjects): FoundObjects {
  const { data } = event;
  const next = data.nextAttemptAt === undefined ? found.autoTopUp?.resumesAt : data.nextAttemptAt;
  return {
    ...refundFacts(event, found),
    alert: alertOf(event),
    failure: failureOf(event, found),
    nextAttemptAt: next === null ? null : textOf(next),
    chargeAt: textOf(data.chargeAt),
    declines: integerOf(data.declines),
    expiringAmount: moneyOf(data.amount),
    surplus: moneyOf(data.surplus),
    reason: textOf(data.reason) ?? null,
  };
}

const destinations = ['wallet', 'paymentMethod', 'external'] as const;

/** Tells where refunded money came from and where it goes. */
function refundFacts(
  { data, entry }: PendingEvent,
  { refund }: FoundObjects,
): Pick<FoundObjects, 'direction' | 'destination'> {
  if (entry && entry.amount > 0) return { direction: 'toWallet', destination: 'wallet' };
  const id = entry && entryId(entry.accountId, entry.number);
  const part = refund?.parts.find((one) => one.entryId === id) ?? refund?.parts[0];
  const stated = destinations.find((destination) => destination === data.destination);
  return { direction: 'fromWallet', destination: stated ?? part?.destination ?? 'external' };
}

function alertOf({ data, balance }: PendingEvent): FoundObjects['alert'] {
  const amount = integerOf(data.threshold);
  const threshold =
    amount !== undefined && balance ? { amount, currency: balance.currency } : moneyOf(data.threshold);
  return threshold && { threshold };
}

/** The reason of a failed payment. An auto top-up can also be paused without one. */
function failureOf({ data }: PendingEvent, { topUp }: FoundObjects): FoundObjects['failure'] {
  const code = textOf(data.code);
  if (code === undefined) return undefined;
  const message = textOf(data.message) ?? topUp?.failure?.message ?? pauseMessages[code];
  return { code, message: message ?? 'The payment could not be processed.' };
}

const pauseMessages: Readonly<Record<string, string>> = {
  payment_method_removed: 'The payment method was removed.',
  processing_error: 'Your limits no longer allow the amount of the auto top-up.',
};
