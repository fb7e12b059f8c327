import type * as z from 'zod/mini';
import { WalletError } from '../errors/WalletError.ts';
import type { CallOptions, WalletAdapter, WriteOptions } from '../port/WalletAdapter.ts';
import { alertSettingsSchema } from '../schemas/alertSettings.ts';
import { autoTopUpPreviewSchema, autoTopUpSchema } from '../schemas/autoTopUp.ts';
import { entryPageSchema } from '../schemas/entry.ts';
import { grantPageSchema } from '../schemas/grant.ts';
import { receiptSchema, walletAnalyticsSchema, walletForecastSchema } from '../schemas/insights.ts';
import { invoicePageSchema, invoiceSchema } from '../schemas/invoice.ts';
import { notificationPageSchema } from '../schemas/notification.ts';
import { paymentMethodSchema, paymentMethodsSchema } from '../schemas/paymentMethod.ts';
import { emptySchema } from '../schemas/scalars.ts';
import { topUpQuoteSchema, topUpSchema } from '../schemas/topUp.ts';
import { walletsSchema } from '../schemas/wallet.ts';
import { walletBalanceSchema } from '../schemas/walletBalance.ts';
import { eventsAfterSchema } from '../schemas/walletEvent.ts';
import { walletSessionSchema } from '../schemas/walletSession.ts';
import { buildRequest, type HttpMethod } from './buildRequest.ts';
import { type HttpClientOptions, httpClient } from './httpClient.ts';
import { readTextStream } from './readTextStream.ts';

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
  function route<Result>(method: HttpMethod, path: string, schema: z.ZodMiniType<Result>) {
    return async (parameters: object, options?: CallOptions & Partial<WriteOptions>): Promise<Result> =>
      client.call(buildRequest(method, path, parameters), schema, options);
  }
  const getSession = route('GET', '/session', walletSessionSchema);
  const listWallets = route('GET', '/wallets', walletsSchema);
  const listEntries = route('GET', '/wallets/{walletId}/entries', entryPageSchema);
  const listEvents = route('GET', '/events', eventsAfterSchema);
  const listPaymentMethods = route('GET', '/payment-methods', paymentMethodsSchema);
  const previewAutoTopUp = route('POST', `${autoTopUpPath}/preview`, autoTopUpPreviewSchema);
  const payInvoice = route('POST', '/invoices/{invoiceId}/payments', invoiceSchema);
  return {
    getSession: (options) => getSession({}, options),
    listWallets: (options) => listWallets({}, options),
    getBalance: route('GET', '/wallets/{walletId}/balance', walletBalanceSchema),
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
    getReceipt: route('GET', '/wallets/{walletId}/entries/{entryId}/receipt', receiptSchema),
    listGrants: route('GET', '/wallets/{walletId}/grants', grantPageSchema),
    getForecast: route('GET', '/wallets/{walletId}/forecast', walletForecastSchema),
    getAnalytics: route('GET', '/wallets/{walletId}/analytics', walletAnalyticsSchema),
    createQuote: route('POST', '/wallets/{walletId}/quotes', topUpQuoteSchema),
    createTopUp: route('POST', '/top-ups', topUpSchema),
    getTopUp: route('GET', '/top-ups/{topUpId}', topUpSchema),
    cancelTopUp: route('POST', '/top-ups/{topUpId}/cancel', topUpSchema),
    listPaymentMethods: (options) => listPaymentMethods({}, options),
    addPaymentMethod: route('POST', '/payment-methods', paymentMethodSchema),
    removePaymentMethod: route('DELETE', '/payment-methods/{paymentMethodId}', emptySchema),
    makeDefaultPaymentMethod: route(
      'POST',
      '/payment-methods/{paymentMethodId}/default',
      paymentMethodsSchema,
    ),
    getAutoTopUp: route('GET', autoTopUpPath, autoTopUpSchema),
    previewAutoTopUp: ({ walletId, settings }, options) =>
      previewAutoTopUp({ walletId, ...settings }, options),
    saveAutoTopUp: async ({ walletId, settings, version }, options) =>
      client.call(
        { ...buildRequest('PUT', autoTopUpPath, { walletId, ...settings }), headers: ifMatch(version) },
        autoTopUpSchema,
        options,
      ),
    switchOffAutoTopUp: route('DELETE', autoTopUpPath, autoTopUpSchema),
    resumeAutoTopUp: route('POST', `${autoTopUpPath}/resume`, autoTopUpSchema),
    getAlertSettings: route('GET', alertSettingsPath, alertSettingsSchema),
    saveAlertSettings: async ({ version, ...settings }, options) =>
      client.call(
        { ...buildRequest('PUT', alertSettingsPath, settings), headers: ifMatch(version) },
        alertSettingsSchema,
        options,
      ),
    listNotifications: route('GET', '/notifications', notificationPageSchema),
    markNotificationsRead: route('POST', '/notifications/read', emptySchema),
    listInvoices: route('GET', '/invoices', invoicePageSchema),
    payInvoice: ({ paymentMethodId = null, ...invoice }, options) =>
      payInvoice({ ...invoice, paymentMethodId }, options),
  };
}

function ifMatch(version: number): Record<string, string> {
  return { 'if-match': `"${version}"` };
}
