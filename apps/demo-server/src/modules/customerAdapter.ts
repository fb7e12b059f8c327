import type { WalletAdapter, WriteOptions } from '@coffer/adapter';
import { readAlertSettings, saveAlertSettings } from './alerts/index.ts';
import { readAnalytics, readForecast } from './analytics/index.ts';
import { auditDetail } from './auditLog/index.ts';
import {
  previewAutoTopUp,
  readAutoTopUp,
  resumeAutoTopUp,
  saveAutoTopUp,
  switchOffAutoTopUp,
} from './autoTopUp/index.ts';
import { readWalletBalance } from './balances/index.ts';
import { listGrants } from './credits/index.ts';
import { readReceipt } from './documents/index.ts';
import { listEvents, listNotifications, markNotificationsRead, streamSessionEvents } from './events/index.ts';
import { listInvoices, payInvoice } from './invoices/index.ts';
import {
  addPaymentMethod,
  listPaymentMethods,
  makeDefaultPaymentMethod,
  removePaymentMethod,
} from './paymentMethods/index.ts';
import { readSession, type SignedIn } from './sessions/index.ts';
import {
  type AuditContext,
  type IdempotentResult,
  toWalletError,
  type WalletContext,
} from './shared/index.ts';
import { cancelTopUp, createQuote, createTopUp, readTopUp } from './topUps/index.ts';
import { exportEntries, listCustomerWallets, listEntries } from './wallets/index.ts';

/** Signed-in customer, with the id of the request for the audit log. */
type RequestingCustomer = SignedIn & { requestId?: string | undefined };

/**
 * Creates the adapter of a signed-in customer from the use cases. Each method that changes something is recorded in the
 * audit log. The caller checks the session's scopes.
 */
export function createCustomerAdapter(context: WalletContext, customer: RequestingCustomer) {
  return withErrorMapping(bindToCustomer(context, customer), (name, parameters) => {
    if (changesNothing.test(name)) return null;
    return bindToCustomer({ ...context, audit: toAuditContext(customer, name, parameters) }, customer);
  });
}

/** Names of methods without an audit log entry. A quote and a preview store amounts, but move no money. */
const changesNothing = /^(get|list|stream|export|preview|createQuote$)/;

function toAuditContext(
  { merchantId, customerId, requestId }: RequestingCustomer,
  name: string,
  parameters: unknown,
): AuditContext {
  const ids = Object.entries(Object(parameters)).flatMap(([name, value]) =>
    name.endsWith('Id') && typeof value === 'string' ? [value] : [],
  );
  return {
    merchantId,
    actor: { type: 'customer', id: customerId },
    action: `customerApi.${name}`,
    subjects: [customerId, ...ids],
    detail: auditDetail(parameters, requestId),
  };
}

function bindToCustomer(context: WalletContext, customer: SignedIn) {
  const key = ({ idempotencyKey }: WriteOptions) => ({
    scope: `customer:${customer.customerId}`,
    key: idempotencyKey,
  });
  return {
    getSession: () => readSession(context, customer),
    listWallets: () => listCustomerWallets(context.database, customer),
    getBalance: ({ walletId }) => readWalletBalance(context, customer, walletId),
    listEntries: (parameters) => listEntries(context, customer, parameters),
    createQuote: (parameters) => createQuote(context, customer, parameters),
    createTopUp: (parameters, options) =>
      unwrap(createTopUp(context, customer, { ...parameters, key: key(options) }), options),
    getTopUp: ({ topUpId }) => readTopUp(context, customer, topUpId),
    cancelTopUp: ({ topUpId }, options) =>
      unwrap(cancelTopUp(context, customer, { topUpId, key: key(options) }), options),
    listPaymentMethods: () => listPaymentMethods(context, customer),
    addPaymentMethod: ({ token }, options) =>
      unwrap(addPaymentMethod(context, customer, { token, key: key(options) }), options),
    removePaymentMethod: ({ paymentMethodId }) => removePaymentMethod(context, customer, paymentMethodId),
    makeDefaultPaymentMethod: ({ paymentMethodId }) =>
      makeDefaultPaymentMethod(context, customer, paymentMethodId),
    streamEvents: ({ lastEventId, onOpen }, options) =>
      streamSessionEvents(context, customer, {
        lastEventId,
        onOpen,
        signal: options?.signal ?? neverAborted,
      }),
    listEvents: (parameters) => listEvents(context, customer, parameters),
    listGrants: (parameters) => listGrants(context, customer, parameters),
    getForecast: ({ walletId }) => readForecast(context, customer, walletId),
    getAnalytics: (parameters) => readAnalytics(context, customer, parameters),
    getReceipt: (parameters) => readReceipt(context, customer, parameters),
    exportEntries: (parameters) => exportEntries(context, customer, parameters),
    listNotifications: (parameters) => listNotifications(context, customer, parameters),
    markNotificationsRead: ({ notificationIds }) => markNotificationsRead(context, customer, notificationIds),
    listInvoices: (parameters) => listInvoices(context, customer, parameters),
    payInvoice: (parameters, options) =>
      unwrap(payInvoice(context, customer, { ...parameters, key: key(options) }), options),
    getAlertSettings: ({ walletId }) => readAlertSettings(context, customer, walletId),
    saveAlertSettings: (parameters) => saveAlertSettings(context, customer, parameters),
    getAutoTopUp: ({ walletId }) => readAutoTopUp(context, customer, walletId),
    previewAutoTopUp: (parameters) => previewAutoTopUp(context, customer, parameters),
    saveAutoTopUp: (parameters, options) =>
      unwrap(saveAutoTopUp(context, customer, { ...parameters, key: key(options) }), options),
    switchOffAutoTopUp: ({ walletId }) => switchOffAutoTopUp(context, customer, walletId),
    resumeAutoTopUp: ({ walletId }, options) =>
      unwrap(resumeAutoTopUp(context, customer, { walletId, key: key(options) }), options),
  } satisfies WalletAdapter;
}

/**
 * Converts every error of an adapter to a `WalletError`, as the port promises. `auditedAdapter` returns the adapter
 * that runs a method instead, or null to run the method of `adapter`.
 */
function withErrorMapping<Adapter extends WalletAdapter>(
  adapter: Adapter,
  auditedAdapter: (name: string, parameters: unknown) => Adapter | null,
): Adapter {
  return new Proxy(adapter, {
    get(target, name, receiver) {
      const method: unknown = Reflect.get(target, name, receiver);
      if (typeof method !== 'function' || typeof name !== 'string') return method;
      return (...parameters: unknown[]) => {
        const audited: unknown = Reflect.get(auditedAdapter(name, parameters[0]) ?? target, name);
        const result: unknown = Reflect.apply(
          typeof audited === 'function' ? audited : method,
          target,
          parameters,
        );
        return result instanceof Promise ? result.catch(rethrow) : result;
      };
    },
  });
}

function rethrow(error: unknown): never {
  throw toWalletError(error);
}

const neverAborted = new AbortController().signal;

/** Returns the value of an idempotent request, and reports a replayed response to the caller. */
async function unwrap<Value>(
  result: Promise<IdempotentResult<Value>>,
  options: WriteOptions,
): Promise<Value> {
  const { value, replayed } = await result;
  if (replayed) options.onReplayed?.();
  return value;
}
