import { type AutoTopUp, invoiceStatuses, type TopUp } from '@coffer/adapter';
import type {
  WebhookDispute,
  WebhookEntry,
  WebhookGrant,
  WebhookHold,
  WebhookInvoice,
  WebhookObjects,
  WebhookRefund,
  WebhookWallet,
} from '@coffer/adapter/webhooks';
import type { Transaction } from '../../database/Database.ts';
import { execute, kysely } from '../../database/queryBuilder.ts';
import { type LedgerEntry, readGrantsOf, readHolds, readPromotionalParts } from '../../ledger/index.ts';
import { readAutoTopUp } from '../autoTopUp/index.ts';
import { toWalletGrant } from '../credits/index.ts';
import { readCustomersById } from '../customers/index.ts';
import { readDisputesOfEntries } from '../disputes/index.ts';
import { toHold } from '../holds/index.ts';
import { readInvoicesById } from '../invoices/index.ts';
import { readPaymentLinksById } from '../paymentLinks/index.ts';
import { readPaymentMethodsById } from '../paymentMethods/index.ts';
import { readRefundsOf } from '../refunds/index.ts';
import { entryId, grantNumber, type WalletContext } from '../shared/index.ts';
import { readTopUpsById, toTopUp } from '../topUps/index.ts';
import { toEntry, toWallet } from '../wallets/index.ts';
import { moneyOf, textOf } from './eventFacts.ts';
import type { PendingEvent } from './pendingEvents.ts';

/** Finds the objects of one event. Each is undefined if the event has none of the kind. */
export type EventObjects = (event: PendingEvent) => FoundObjects;

/** The objects of an event that were found. */
export type FoundObjects = { [Name in keyof WebhookObjects]?: WebhookObjects[Name] | undefined };

type Reading = { context: WalletContext; transaction: Transaction; events: readonly PendingEvent[] };

/**
 * Reads the objects of events, each kind with one statement for all events. The entries and the wallets' balances are
 * those of the event. Other objects are as they are now, which is right after the commit, unless the emitter stored them
 * with the event.
 */
export async function readEventObjects(reading: Reading): Promise<EventObjects> {
  const { context, transaction, events } = reading;
  const customers = byId(
    await readCustomersById(transaction, unique(events.map((event) => event.customerId))),
  );
  const wallets = await readWallets(reading);
  const entries = await readEntries(reading);
  const refunds = await readRefunds(reading);
  const disputes = await readDisputes(reading);
  const refundOf = (event: PendingEvent) => event.objects.refund ?? refunds(event);
  const disputeOf = (event: PendingEvent) => event.objects.dispute ?? disputes(event);
  const topUpIdOf = (event: PendingEvent) =>
    textOf(event.data.topUpId) ??
    event.objects.topUp?.id ??
    refundOf(event)?.topUpId ??
    disputeOf(event)?.topUpId ??
    event.objects.paymentLink?.topUpId ??
    undefined;
  const invoiceIdOf = (event: PendingEvent) =>
    textOf(event.data.invoiceId) ?? refundOf(event)?.invoiceId ?? undefined;
  const topUps = byId(await readTopUpsById(transaction, unique(events.map(topUpIdOf))));
  const invoices = byId(await readInvoicesById(transaction, unique(events.map(invoiceIdOf))));
  const topUpRowOf = (event: PendingEvent) => topUps.get(topUpIdOf(event) ?? '');
  const topUpOf = (event: PendingEvent): TopUp | undefined => {
    const row = topUpRowOf(event);
    return row && toTopUp(row);
  };
  const methodIdOf = (event: PendingEvent) =>
    textOf(event.data.paymentMethodId) ?? topUpRowOf(event)?.payment_method_id ?? undefined;
  const linkIdOf = (event: PendingEvent) => topUpRowOf(event)?.payment_link_id ?? undefined;
  const methods = byId(await readPaymentMethodsById(transaction, unique(events.map(methodIdOf))));
  const links = byId(await readPaymentLinksById(transaction, unique(events.map(linkIdOf)), context.now()));
  const holds = await readEventHolds(reading);
  const grants = await readEventGrants(reading);
  const autoTopUps = await readAutoTopUps(reading);
  return (event) => {
    const objects: FoundObjects = {
      customer: customers.get(event.customerId),
      wallet: wallets.of(event),
      entry: entries(event.entry),
      bonusEntry: entries(event.bonusEntry),
      topUp: topUpOf(event),
      autoTopUp: autoTopUps(event),
      paymentMethod: methods.get(methodIdOf(event) ?? ''),
      paymentLink: links.get(linkIdOf(event) ?? ''),
      invoice: asOfEvent(invoices.get(invoiceIdOf(event) ?? ''), event),
      refund: refundOf(event),
      dispute: disputeOf(event),
      hold: holds(event),
      grant: grants(event),
      ...event.objects,
    };
    return objects;
  };
}

/** Returns an invoice with the status and the amounts that it had at the event, where the event states them. */
function asOfEvent(
  invoice: WebhookInvoice | undefined,
  { data: { status, paid, due } }: PendingEvent,
): WebhookInvoice | undefined {
  if (!invoice) return undefined;
  const stated = invoiceStatuses.find((one) => one === status);
  const atEvent = {
    status: stated ?? invoice.status,
    paid: moneyOf(paid) ?? invoice.paid,
    due: moneyOf(due) ?? invoice.due,
  };
  return { ...invoice, ...atEvent };
}

async function readWallets({ transaction, events }: Reading) {
  const ids = unique(events.map((event) => event.walletId));
  const query = kysely
    .selectFrom('wallets')
    .innerJoin('ledger.accounts as a', 'a.id', 'wallets.id')
    .selectAll('wallets')
    .select(['a.balance', 'a.reserved', 'a.sequence', 'a.status as account_status'])
    .where('wallets.id', '=', ({ fn, val }) => fn.any(val(ids)));
  const rows = new Map((await execute(transaction, query)).map((row) => [row.id, row]));
  return {
    of: ({ walletId, balance, sequence }: PendingEvent): WebhookWallet | undefined => {
      const row = walletId === null ? undefined : rows.get(walletId);
      if (!row) return undefined;
      const account = balance ?? { ...row, status: row.account_status };
      const amount = (value: number) => ({ amount: value, currency: row.currency });
      return {
        ...toWallet({ ...row, status: account.status }),
        balance: amount(account.balance),
        pendingCharges: amount(account.reserved),
        availableBalance: amount(account.balance - account.reserved),
        sequence: sequence ?? row.sequence,
      };
    },
  };
}

async function readEntries({ transaction, events }: Reading) {
  const entries = events.flatMap(({ entry, bonusEntry }) => [entry ?? [], bonusEntry ?? []].flat());
  const promotional = await readPromotionalParts(transaction, entries);
  const found = new Map(entries.map((entry, index) => [entry, promotional[index] ?? 0]));
  return (entry: LedgerEntry | null): WebhookEntry | undefined => {
    if (!entry) return undefined;
    const part = found.get(entry) ?? 0;
    const amount = (value: number) => ({ amount: value, currency: entry.currency });
    return { ...toEntry(entry), paid: amount(entry.amount - part), promotional: amount(part) };
  };
}

async function readRefunds({ transaction, events }: Reading) {
  const entries = entriesOfSource(events, 'refund', 'closure');
  const ids = unique(events.map(({ data }) => textOf(data.refundId)));
  const found = ids.length + entries.length === 0 ? [] : await readRefundsOf(transaction, { ids, entries });
  const refunds = byId(found);
  const ofEntry = new Map(
    found.flatMap((refund) => refund.parts.map((part) => [part.entryId, refund] as const)),
  );
  return ({ data, entry }: PendingEvent): WebhookRefund | undefined =>
    refunds.get(textOf(data.refundId) ?? '') ??
    (entry ? ofEntry.get(entryId(entry.accountId, entry.number)) : undefined);
}

async function readDisputes({ transaction, events }: Reading) {
  const entries = entriesOfSource(events, 'dispute');
  const disputes = entries.length === 0 ? [] : await readDisputesOfEntries(transaction, entries);
  return ({ entry }: PendingEvent): WebhookDispute | undefined => {
    const id = entry && entryId(entry.accountId, entry.number);
    return disputes.find((dispute) => id !== null && [dispute.entryId, dispute.reinstatementId].includes(id));
  };
}

async function readEventHolds({ transaction, events }: Reading) {
  const ids = unique(events.map(({ holdId }) => holdId));
  const holds = ids.length === 0 ? [] : await readHolds(transaction, { ids });
  const found = new Map(holds.map((hold) => [hold.id, hold]));
  return ({ holdId, balance }: PendingEvent): WebhookHold | undefined => {
    const hold = found.get(holdId ?? '');
    return hold && balance ? toHold(hold, balance.currency) : undefined;
  };
}

async function readEventGrants({ transaction, events }: Reading) {
  const keyOf = ({ walletId, data }: PendingEvent) => {
    const id = textOf(data.grantId);
    const number = walletId === null || id === undefined ? null : grantNumber(walletId, id);
    return walletId === null || number === null ? undefined : { accountId: walletId, number };
  };
  const grants = await readGrantsOf(
    transaction,
    events.flatMap((event) => keyOf(event) ?? []),
  );
  return (event: PendingEvent): WebhookGrant | undefined => {
    const key = keyOf(event);
    const grant = grants.find(
      ({ accountId, number }) => accountId === key?.accountId && number === key.number,
    );
    return grant && event.balance ? toWalletGrant(grant, event.balance.currency) : undefined;
  };
}

async function readAutoTopUps({ context, transaction, events }: Reading) {
  const found = new Map<string, AutoTopUp>();
  for (const { type, walletId, merchantId, customerId } of events) {
    if (walletId === null || !type.startsWith('wallet.auto_top_up_') || found.has(walletId)) continue;
    found.set(walletId, await readAutoTopUp(context, { merchantId, customerId }, walletId, transaction));
  }
  return ({ type, walletId }: PendingEvent): AutoTopUp | undefined =>
    type.startsWith('wallet.auto_top_up_') ? found.get(walletId ?? '') : undefined;
}

function entriesOfSource(events: readonly PendingEvent[], ...sources: readonly string[]) {
  return events.flatMap(({ entry }) =>
    entry && sources.includes(entry.source) ? [{ walletId: entry.accountId, number: entry.number }] : [],
  );
}

function byId<Item extends { id: string }>(items: readonly Item[]): Map<string, Item> {
  return new Map(items.map((item) => [item.id, item]));
}

function unique(ids: readonly (string | null | undefined)[]): string[] {
  return [...new Set(ids.flatMap((id) => id ?? []))];
}
