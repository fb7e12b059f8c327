import { type PaymentMethod, WalletError } from '@coffer/adapter';
import { type NotNull, sql } from 'kysely';
import type { Queryable, Transaction } from '../../database/Database.ts';
import { execute, executeTakeFirst, kysely } from '../../database/queryBuilder.ts';
import type { ProcessorMethod } from '../../payments/PaymentProcessor.ts';
import { ProcessorUnavailable } from '../../payments/ProcessorUnavailable.ts';
import { recordAction } from '../auditLog/index.ts';
import { readCustomer } from '../customers/index.ts';
import { emitCustomerEvent } from '../eventCatalog/index.ts';
import {
  type CallerKey,
  claimKey,
  createId,
  findEarlier,
  fingerprintOf,
  type IdempotentResult,
  notFound,
  requirePayments,
  storeIdempotentResponse,
  type WalletContext,
} from '../shared/index.ts';
import { detachMethod } from './detachPaymentMethods.ts';
import { type CustomerOfMerchant, insertPaymentMethod, type MethodRow } from './insertPaymentMethod.ts';

/** A method that its customer has saved and not removed. */
type SavedMethodRow = MethodRow & { priority: number };

/** Maximum number of methods that a customer may have saved at once. */
const savedMethodsMax = 20;

/** A customer's methods, by priority. */
export async function listPaymentMethods(
  context: WalletContext,
  owner: CustomerOfMerchant,
): Promise<PaymentMethod[]> {
  await readCustomer(context, owner.merchantId, owner.customerId);
  const rows = await selectMethods(context.database, owner);
  return rows.map((row) => toPaymentMethod(row));
}

/** Saves the method behind a processor's token, as the last in priority. Unpaid invoices are collected with it. */
export async function addPaymentMethod(
  context: WalletContext,
  owner: CustomerOfMerchant,
  { token, key }: { token: string; key: CallerKey },
): Promise<IdempotentResult<PaymentMethod>> {
  await readCustomer(context, owner.merchantId, owner.customerId);
  const at = context.now();
  const id = createId('pm', at);
  const requestKey = {
    ...key,
    fingerprint: fingerprintOf('addPaymentMethod', { customerId: owner.customerId, token }),
  };
  const done = await findEarlier<PaymentMethod>(context.database, requestKey);
  if (done?.response) return { value: done.response, replayed: true };
  requireRoom(await selectMethods(context.database, owner));
  await context.limiter.consume({ limit: 'addedMethods', of: owner.customerId });
  const saved = await saveMethod(context, { token, customerId: owner.customerId });
  return context.database.transaction(async (transaction) => {
    const earlier = await claimKey<PaymentMethod>(transaction, requestKey, { resourceId: id, at });
    if (earlier?.response) return { value: earlier.response, replayed: true };
    // Invoices are locked before payment methods, as everywhere.
    if (saved.offSession) {
      await context.handlers.paymentMethodAdded(transaction, { ...owner, paymentMethodId: id, now: at });
    }
    await lockMethods(transaction, owner);
    requireRoom(await selectMethods(transaction, owner));
    await insertPaymentMethod(transaction, { owner, saved, id, at, keep: true });
    await recordAction(context, transaction, id);
    const added = toPaymentMethod(await findPaymentMethod(transaction, owner, id));
    await emitCustomerEvent(transaction, {
      type: 'payment_method.added',
      ...owner,
      at,
      objects: { paymentMethod: added },
    });
    await storeIdempotentResponse(transaction, requestKey, added);
    return { value: added, replayed: false };
  });
}

/** Makes a method the first; those before it move one back. */
export function makeDefaultPaymentMethod(
  context: WalletContext,
  owner: CustomerOfMerchant,
  paymentMethodId: string,
): Promise<PaymentMethod[]> {
  return context.database.transaction(async (transaction) => {
    await lockMethods(transaction, owner);
    const method = await findPaymentMethod(transaction, owner, paymentMethodId);
    const moveToFront = kysely
      .updateTable('payment_methods')
      .set(({ case: when, eb }) => ({
        priority: when()
          .when('id', '=', method.id)
          .then(1)
          .else(eb('priority', '+', 1))
          .end(),
      }))
      .where('customer_id', '=', owner.customerId)
      .where('removed_at', 'is', null)
      .where('priority', '<=', method.priority);
    await execute(transaction, moveToFront);
    await recordAction(context, transaction);
    return (await selectMethods(transaction, owner)).map((row) => toPaymentMethod(row));
  });
}

/**
 * Gives a customer's methods the priorities 1, 2, 3 … in the order given.
 *
 * @throws WalletError `invalid_request` unless the order names each method once, so that none is lost
 */
export function orderPaymentMethods(
  context: WalletContext,
  owner: CustomerOfMerchant,
  paymentMethodIds: readonly string[],
): Promise<PaymentMethod[]> {
  return context.database.transaction(async (transaction) => {
    await lockMethods(transaction, owner);
    const methods = await selectMethods(transaction, owner);
    const named = new Set(paymentMethodIds);
    const isWhole = named.size === paymentMethodIds.length && named.size === methods.length;
    if (!isWhole || methods.some(({ id }) => !named.has(id))) {
      const message = 'does not name each of the methods once';
      const fields = [{ field: 'paymentMethodIds', message }];
      throw new WalletError('invalid_request', `This order ${message}.`, { fields });
    }
    const reorder = kysely
      .updateTable('payment_methods')
      .set({ priority: sql<number>`array_position(${paymentMethodIds}::text[], id)` })
      .where('customer_id', '=', owner.customerId)
      .where('removed_at', 'is', null);
    await execute(transaction, reorder);
    await recordAction(context, transaction);
    return (await selectMethods(transaction, owner)).map((row) => toPaymentMethod(row));
  });
}

/**
 * Removes a method. The methods after it move up by one, and the auto top-up rules that charge it are turned off. The
 * method is then detached at the processor. If the processor does not respond, the worker pool retries.
 */
export async function removePaymentMethod(
  context: WalletContext,
  owner: CustomerOfMerchant,
  paymentMethodId: string,
): Promise<void> {
  await context.database.transaction(async (transaction) => {
    await lockMethods(transaction, owner);
    const method = await findPaymentMethod(transaction, owner, paymentMethodId);
    const now = context.now();
    const remove = kysely
      .updateTable('payment_methods')
      .set({ priority: null, removed_at: now, detach_at: now })
      .where('id', '=', method.id);
    await execute(transaction, remove);
    const closeGap = kysely
      .updateTable('payment_methods')
      .set(({ eb }) => ({ priority: eb('priority', '-', 1) }))
      .where('customer_id', '=', owner.customerId)
      .where('priority', '>', method.priority);
    await execute(transaction, closeGap);
    await emitCustomerEvent(transaction, {
      type: 'payment_method.removed',
      ...owner,
      at: now,
      objects: { paymentMethod: toPaymentMethod({ ...method, priority: null }) },
    });
    await context.handlers.paymentMethodRemoved(transaction, { paymentMethodId: method.id, now });
    await recordAction(context, transaction);
  });
  await detachMethod(context, paymentMethodId);
}

/** One method of a customer that is not removed. */
export async function findPaymentMethod(
  database: Queryable,
  owner: CustomerOfMerchant,
  paymentMethodId: string,
): Promise<SavedMethodRow> {
  const rows = await selectMethods(database, owner);
  const row = rows.find(({ id }) => id === paymentMethodId);
  if (!row) throw notFound('payment method');
  return row;
}

function selectMethods(database: Queryable, owner: CustomerOfMerchant): Promise<SavedMethodRow[]> {
  const query = kysely
    .selectFrom('payment_methods')
    .selectAll()
    .where('customer_id', '=', owner.customerId)
    .where('merchant_id', '=', owner.merchantId)
    .where('removed_at', 'is', null)
    .orderBy('priority')
    .$narrowType<{ priority: NotNull }>();
  return execute(database, query);
}

function requireRoom(saved: readonly SavedMethodRow[]): void {
  if (saved.length < savedMethodsMax) return;
  const message = `This customer has ${savedMethodsMax} saved payment methods. Remove one before you add another.`;
  throw new WalletError('payment_method_limit_reached', message, { facts: { max: savedMethodsMax } });
}

/**
 * Locks a customer's payment methods: two changes of their order, or a removal and a rule that is saved for the
 * method, wait for each other. Rows that merely refer to the customer do not wait.
 */
export async function lockMethods(transaction: Transaction, owner: CustomerOfMerchant): Promise<void> {
  const lock = kysely
    .selectFrom('customers')
    .select('id')
    .where('id', '=', owner.customerId)
    .where('merchant_id', '=', owner.merchantId)
    .forNoKeyUpdate();
  if (!(await executeTakeFirst(transaction, lock))) throw notFound('customer');
}

/**
 * Saves the method behind a token at the processor: for a customer, or for a single payment if `customerId` is null.
 *
 * @throws WalletError `payment_method_unusable` for a token that it does not know
 */
export async function saveMethod(
  context: WalletContext,
  { token, customerId }: { token: string; customerId: string | null },
): Promise<ProcessorMethod> {
  requirePayments(context);
  const saved = await context.processor.saveMethod(token, customerId).catch((error: unknown) => {
    if (!(error instanceof ProcessorUnavailable)) throw error;
    const message = 'The payment processor does not answer. Try again with the same Idempotency-Key.';
    throw new WalletError('processor_unavailable', message, { cause: error });
  });
  if (saved) return saved;
  const message = 'The payment processor does not know this token.';
  throw new WalletError('payment_method_unusable', message, { fields: [{ field: 'token', message }] });
}

/** A payment method. `priority` is null if its customer has not saved it, or has removed it. */
export type AnyPaymentMethod = Omit<PaymentMethod, 'priority'> & { priority: number | null };

/** Reads payment methods by their ids, also removed ones. */
export async function readPaymentMethodsById(
  database: Queryable,
  ids: readonly string[],
): Promise<AnyPaymentMethod[]> {
  const query = kysely
    .selectFrom('payment_methods')
    .selectAll()
    .where('id', '=', ({ fn, val }) => fn.any(val(ids)));
  return (await execute(database, query)).map((row) => toPaymentMethod(row));
}

/** Converts a stored payment method to one of the API. */
export function toPaymentMethod(row: SavedMethodRow): PaymentMethod;
export function toPaymentMethod(row: MethodRow): AnyPaymentMethod;
export function toPaymentMethod(row: MethodRow): AnyPaymentMethod {
  const { expiry_month: month, expiry_year: year } = row;
  return {
    id: row.id,
    type: row.type,
    brand: row.brand,
    last4: row.last4,
    expiry: month === null || year === null ? null : { month, year },
    priority: row.priority,
    offSession: row.off_session,
    createdAt: row.created_at.toISOString(),
  };
}
