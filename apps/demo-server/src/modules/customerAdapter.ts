import type { WalletAdapter, WriteOptions } from '@coffer/adapter';
import { readAlertSettings, saveAlertSettings } from './alerts/index.ts';
import { readAnalytics, readForecast } from './analytics/index.ts';
import { type AuditContext, auditDetail, withAuditLog } from './auditLog/index.ts';
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
import { type Answer, toWalletError, type WalletContext } from './shared/index.ts';
import { cancelTopUp, createQuote, createTopUp, readTopUp } from './topUps/index.ts';
import { exportEntries, listCustomerWallets, listEntries } from './wallets/index.ts';

/** A customer, and the id of the request that they ask by, for the audit log. */
type Asking = SignedIn & { requestId?: string | undefined };

/** The use-cases as the port of one customer who is signed in. Scopes are the handler's to check. */
export function createCustomerAdapter(context: WalletContext, customer: Asking) {
  const tellingBy = (author: AuditContext) => bind(withAuditLog(context, author), customer);
  return withErrorMapping(bind(context, customer), (name, parameters) =>
    changesNothing.test(name) ? null : tellingBy(authorOf(customer, name, parameters)),
  );
}

/** A quote or preview keeps figures, and moves nothing. */
const changesNothing = /^(get|list|stream|export|preview|createQuote$)/;

function authorOf(
  { merchantId, customerId, requestId }: Asking,
  action: string,
  parameters: unknown,
): AuditContext {
  const named = Object.entries(Object(parameters)).flatMap(([name, value]) =>
    name.endsWith('Id') && typeof value === 'string' ? [value] : [],
  );
  return {
    merchantId,
    actor: { type: 'customer', id: customerId },
    action,
    subjects: [customerId, ...named],
    detail: auditDetail(parameters, requestId),
  };
}

function bind(context: WalletContext, customer: SignedIn) {
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
      answered(createTopUp(context, customer, { ...parameters, key: key(options) }), options),
    getTopUp: ({ topUpId }) => readTopUp(context, customer, topUpId),
    cancelTopUp: ({ topUpId }, options) =>
      answered(cancelTopUp(context, customer, { topUpId, key: key(options) }), options),
    listPaymentMethods: () => listPaymentMethods(context, customer),
    addPaymentMethod: ({ token }, options) =>
      answered(addPaymentMethod(context, customer, { token, key: key(options) }), options),
    removePaymentMethod: ({ paymentMethodId }) => removePaymentMethod(context, customer, paymentMethodId),
    makeDefaultPaymentMethod: ({ paymentMethodId }) =>
      makeDefaultPaymentMethod(context, customer, paymentMethodId),
    streamEvents: ({ lastEventId, onOpen }, options) =>
      streamSessionEvents(context, customer, {
        ...{ lastEventId, onOpen },
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
      answered(payInvoice(context, customer, { ...parameters, key: key(options) }), options),
    getAlertSettings: ({ walletId }) => readAlertSettings(context, customer, walletId),
    saveAlertSettings: (parameters) => saveAlertSettings(context, customer, parameters),
    getAutoTopUp: ({ walletId }) => readAutoTopUp(context, customer, walletId),
    previewAutoTopUp: (parameters) => previewAutoTopUp(context, customer, parameters),
    saveAutoTopUp: (parameters, options) =>
      answered(saveAutoTopUp(context, customer, { ...parameters, key: key(options) }), options),
    switchOffAutoTopUp: ({ walletId }) => switchOffAutoTopUp(context, customer, walletId),
    resumeAutoTopUp: ({ walletId }, options) =>
      answered(resumeAutoTopUp(context, customer, { walletId, key: key(options) }), options),
  } satisfies WalletAdapter;
}

/**
 * What lies below a use-case may fail in words of its own; the port promises `WalletError`s. What changes something
 * is asked of the adapter that `telling` gives for it.
 */
function withErrorMapping<Adapter extends WalletAdapter>(
  adapter: Adapter,
  telling: (name: string, parameters: unknown) => Adapter | null,
): Adapter {
  return new Proxy(adapter, {
    get(target, name, receiver) {
      const method: unknown = Reflect.get(target, name, receiver);
      if (typeof method !== 'function' || typeof name !== 'string') return method;
      return (...parameters: unknown[]) => {
        const told: unknown = Reflect.get(telling(name, parameters[0]) ?? target, name);
        const answer: unknown = Reflect.apply(typeof told === 'function' ? told : method, target, parameters);
        return answer instanceof Promise ? answer.catch(rethrow) : answer;
      };
    },
  });
}

function rethrow(error: unknown): never {
  throw toWalletError(error);
}

const neverAborted = new AbortController().signal;

async function answered<Value>(answer: Promise<Answer<Value>>, options: WriteOptions): Promise<Value> {
  const { value, replayed } = await answer;
  if (replayed) options.onReplayed?.();
  return value;
}
