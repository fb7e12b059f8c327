import type { HttpAdapter, HttpAdapterOptions } from '../httpAdapter.ts';
import { followEvents } from './followEvents.ts';
import type { HttpOperations } from './httpOperations.ts';
import * as answers from './laterAnswers.ts';
import { readText } from './readText.ts';

const autoTopUpPath = '/wallets/{walletId}/auto-top-up';
const alertSettingsPath = '/wallets/{walletId}/alert-settings';

/** The methods of `httpAdapter` that no first screen waits for. */
export type LaterMethods = Omit<
  HttpAdapter,
  | 'getSession'
  | 'listWallets'
  | 'getBalance'
  | 'listEntries'
  | 'createQuote'
  | 'createTopUp'
  | 'getTopUp'
  | 'cancelTopUp'
  | 'listPaymentMethods'
  | 'addPaymentMethod'
  | 'removePaymentMethod'
  | 'makeDefaultPaymentMethod'
>;

export function laterMethods(options: HttpAdapterOptions, operations: HttpOperations): LaterMethods {
  const { timeoutMs = 15_000, silenceMs = 40_000, pollMs = 5_000, pollingMs = 60_000 } = options;
  const { call, requestOf, to } = operations;
  const listEvents = to('GET', '/events', answers.eventsAfter);
  const pay = to('POST', '/invoices/{invoiceId}/payments', answers.invoice);
  return {
    listEvents,
    streamEvents: (parameters, { signal } = {}) => {
      const patience = { timeoutMs, silenceMs, pollMs, pollingMs };
      return followEvents({ ...parameters, ...patience, listEvents, signal }, operations);
    },
    listGrants: to('GET', '/wallets/{walletId}/grants', answers.grants),
    getForecast: to('GET', '/wallets/{walletId}/forecast', answers.forecast),
    getAnalytics: to('GET', '/wallets/{walletId}/analytics', answers.analytics),
    getReceipt: to('GET', '/wallets/{walletId}/entries/{entryId}/receipt', answers.receipt),
    exportEntries: ({ walletId, filter }, options) =>
      readText(
        operations,
        requestOf('GET', '/wallets/{walletId}/entries.csv', { walletId, ...filter }),
        options,
      ),
    getAutoTopUp: to('GET', autoTopUpPath, answers.autoTopUp),
    previewAutoTopUp: ({ walletId, settings }, options) =>
      call(
        requestOf('POST', `${autoTopUpPath}/preview`, { walletId, ...settings }),
        answers.autoTopUpPreview,
        options,
      ),
    saveAutoTopUp: ({ walletId, settings, version }, options) =>
      call(
        { ...requestOf('PUT', autoTopUpPath, { walletId, ...settings }), headers: madeFrom(version) },
        answers.autoTopUp,
        options,
      ),
    switchOffAutoTopUp: to('DELETE', autoTopUpPath, answers.autoTopUp),
    resumeAutoTopUp: to('POST', `${autoTopUpPath}/resume`, answers.autoTopUp),
    getAlertSettings: to('GET', alertSettingsPath, answers.alertSettings),
    saveAlertSettings: ({ version, ...settings }, options) =>
      call(
        { ...requestOf('PUT', alertSettingsPath, settings), headers: madeFrom(version) },
        answers.alertSettings,
        options,
      ),
    listNotifications: to('GET', '/notifications', answers.notificationPage),
    markNotificationsRead: to('POST', '/notifications/read', answers.nothing),
    listInvoices: to('GET', '/invoices', answers.invoicePage),
    payInvoice: ({ paymentMethodId = null, ...invoice }, options) =>
      pay({ ...invoice, paymentMethodId }, options),
  };
}

function madeFrom(version: number): Record<string, string> {
  return { 'if-match': `"${version}"` };
}
