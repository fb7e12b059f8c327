import { WalletError } from '../errors/WalletError.ts';
import type { CallOptions, WalletAdapter, WriteOptions } from '../port/WalletAdapter.ts';
import { buildRequest, type HttpMethod } from './buildRequest.ts';
import { type HttpClientOptions, httpClient } from './httpClient.ts';
import { readTextStream } from './readTextStream.ts';
import * as schemas from './responseSchemas.ts';
import type { Schema } from './schema.ts';

/** An adapter with every method of the port. `getSession` names the capabilities that the backend has. */
export type HttpAdapter = Required<WalletAdapter>;

/** Options of `httpAdapter`. All times are in milliseconds. */
export type HttpAdapterOptions = HttpClientOptions & {
  /** Longest silence of an event stream before it is opened again. @default 40000 */
  silenceMs?: number;
  /** Interval between polls for events while no stream can be opened. @default 5000 */
  pollMs?: number;
  /** Time of polling before the next try to open a stream. @default 60000 */
  pollingMs?: number;
};

const autoTopUpPath = '/wallets/{walletId}/auto-top-up';
const alertSettingsPath = '/wallets/{walletId}/alert-settings';

/**
 * Connects to a wallet backend over HTTP: the other end of `createWalletHandler`. It has every method of the port;
 * `getSession` names the capabilities that the backend has.
 *
 * @example
 * const adapter = httpAdapter({ baseUrl: '/api/wallet', getToken: () => fetchWalletToken() });
 */
export function httpAdapter(options: HttpAdapterOptions): HttpAdapter {
  const { timeoutMs = 15_000, silenceMs = 40_000, pollMs = 5_000, pollingMs = 60_000 } = options;
  const client = httpClient(options);
  /** Creates a method of the port from a line of the route table. */
  function route<Result>(method: HttpMethod, path: string, schema: Schema<Result>) {
    return async (parameters: object, options?: CallOptions & Partial<WriteOptions>): Promise<Result> =>
      client.call(buildRequest(method, path, parameters), schema, options);
  }
  const getSession = route('GET', '/session', schemas.session);
  const listWallets = route('GET', '/wallets', schemas.wallets);
  const listEntries = route('GET', '/wallets/{walletId}/entries', schemas.entryPage);
  const listEvents = route('GET', '/events', schemas.eventsAfter);
  const listPaymentMethods = route('GET', '/payment-methods', schemas.paymentMethods);
  const previewAutoTopUp = route('POST', `${autoTopUpPath}/preview`, schemas.autoTopUpPreview);
  const payInvoice = route('POST', '/invoices/{invoiceId}/payments', schemas.invoice);
  return {
    getSession: (options) => getSession({}, options),
    listWallets: (options) => listWallets({}, options),
    getBalance: route('GET', '/wallets/{walletId}/balance', schemas.balance),
    listEntries: ({ filter, ...rest }, options) => listEntries({ ...filter, ...rest }, options),
    listEvents,
    async *streamEvents(parameters, { signal } = {}) {
      // A page shows its balance before it follows changes, so the event stream has a chunk of its own.
      const { followEvents } = await import('./followEvents.ts').catch((cause: unknown) => {
        throw new WalletError('network_error', 'The code of the event stream could not be loaded.', {
          cause,
        });
      });
      const times = { timeoutMs, silenceMs, pollMs, pollingMs };
      yield* followEvents({ ...parameters, ...times, listEvents, signal }, client);
    },
    exportEntries: ({ walletId, filter }, options) =>
      readTextStream(
        client,
        buildRequest('GET', '/wallets/{walletId}/entries.csv', { walletId, ...filter }),
        options,
      ),
    getReceipt: route('GET', '/wallets/{walletId}/entries/{entryId}/receipt', schemas.receipt),
    listGrants: route('GET', '/wallets/{walletId}/grants', schemas.grantPage),
    getForecast: route('GET', '/wallets/{walletId}/forecast', schemas.forecast),
    getAnalytics: route('GET', '/wallets/{walletId}/analytics', schemas.analytics),
    createQuote: route('POST', '/wallets/{walletId}/quotes', schemas.quote),
    createTopUp: route('POST', '/top-ups', schemas.topUp),
    getTopUp: route('GET', '/top-ups/{topUpId}', schemas.topUp),
    cancelTopUp: route('POST', '/top-ups/{topUpId}/cancel', schemas.topUp),
    listPaymentMethods: (options) => listPaymentMethods({}, options),
    addPaymentMethod: route('POST', '/payment-methods', schemas.paymentMethod),
    removePaymentMethod: route('DELETE', '/payment-methods/{paymentMethodId}', schemas.empty),
    makeDefaultPaymentMethod: route(
      'POST',
      '/payment-methods/{paymentMethodId}/default',
      schemas.paymentMethods,
    ),
    getAutoTopUp: route('GET', autoTopUpPath, schemas.autoTopUp),
    previewAutoTopUp: ({ walletId, settings }, options) =>
      previewAutoTopUp({ walletId, ...settings }, options),
    saveAutoTopUp: async ({ walletId, settings, version }, options) =>
      client.call(
        { ...buildRequest('PUT', autoTopUpPath, { walletId, ...settings }), headers: ifMatch(version) },
        schemas.autoTopUp,
        options,
      ),
    switchOffAutoTopUp: route('DELETE', autoTopUpPath, schemas.autoTopUp),
    resumeAutoTopUp: route('POST', `${autoTopUpPath}/resume`, schemas.autoTopUp),
    getAlertSettings: route('GET', alertSettingsPath, schemas.alertSettings),
    saveAlertSettings: async ({ version, ...settings }, options) =>
      client.call(
        { ...buildRequest('PUT', alertSettingsPath, settings), headers: ifMatch(version) },
        schemas.alertSettings,
        options,
      ),
    listNotifications: route('GET', '/notifications', schemas.notificationPage),
    markNotificationsRead: route('POST', '/notifications/read', schemas.empty),
    listInvoices: route('GET', '/invoices', schemas.invoicePage),
    payInvoice: ({ paymentMethodId = null, ...invoice }, options) =>
      payInvoice({ ...invoice, paymentMethodId }, options),
  };
}

function ifMatch(version: number): Record<string, string> {
  return { 'if-match': `"${version}"` };
}
