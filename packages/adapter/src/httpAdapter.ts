import * as answers from './http/answers.ts';
import type { HttpClientOptions } from './http/httpClient.ts';
import { httpOperations } from './http/httpOperations.ts';
import type { WalletAdapter } from './WalletAdapter.ts';
import { WalletError } from './WalletError.ts';

/** What travels over HTTP, all of it there: what the backend really offers, `getSession` says. */
export type HttpAdapter = Required<WalletAdapter>;

/** How `httpAdapter` reaches a server, and how patient it is. */
export type HttpAdapterOptions = HttpClientOptions & {
  /** How long a stream of events may be silent before it is taken up anew. @default 40000 */
  silenceMs?: number;
  /** How often it asks for events while no stream can be held. @default 5000 */
  pollMs?: number;
  /** How long it asks before it tries a stream again. @default 60000 */
  pollingMs?: number;
};

/**
 * A wallet backend over HTTP: the other end of `createWalletHandler`. It has every method of the port;
 * what the backend really offers, `getSession` says.
 *
 * @example
 * const adapter = httpAdapter({ baseUrl: '/api/wallet', getToken: () => fetchWalletToken() });
 */
export function httpAdapter(options: HttpAdapterOptions): HttpAdapter {
  const operations = httpOperations(options);
  const { to } = operations;
  const getSession = to('GET', '/session', answers.isSession);
  const listWallets = to('GET', '/wallets', answers.areWallets);
  const listEntries = to('GET', '/wallets/{walletId}/entries', answers.isEntryPage);
  const listPaymentMethods = to('GET', '/payment-methods', answers.areMethods);
  // A page shows its numbers before it follows them: what it does not need for that loads when it is asked for.
  const later = () =>
    import('./http/laterMethods.ts').then(
      ({ laterMethods }) => laterMethods(options, operations),
      (cause: unknown) => {
        throw new WalletError('network_error', 'A part of the page could not be loaded.', { cause });
      },
    );
  return {
    getSession: (options) => getSession({}, options),
    listWallets: (options) => listWallets({}, options),
    getBalance: to('GET', '/wallets/{walletId}/balance', answers.isBalance),
    listEntries: ({ filter, ...rest }, options) => listEntries({ ...filter, ...rest }, options),
    createQuote: to('POST', '/wallets/{walletId}/quotes', answers.isQuote),
    createTopUp: to('POST', '/top-ups', answers.isTopUp),
    getTopUp: to('GET', '/top-ups/{topUpId}', answers.isTopUp),
    cancelTopUp: to('POST', '/top-ups/{topUpId}/cancel', answers.isTopUp),
    listPaymentMethods: (options) => listPaymentMethods({}, options),
    addPaymentMethod: to('POST', '/payment-methods', answers.isMethod),
    removePaymentMethod: to('DELETE', '/payment-methods/{paymentMethodId}', answers.isNothing),
    makeDefaultPaymentMethod: to('POST', '/payment-methods/{paymentMethodId}/default', answers.areMethods),
    listEvents: async (...given) => (await later()).listEvents(...given),
    listGrants: async (...given) => (await later()).listGrants(...given),
    getForecast: async (...given) => (await later()).getForecast(...given),
    getAnalytics: async (...given) => (await later()).getAnalytics(...given),
    getReceipt: async (...given) => (await later()).getReceipt(...given),
    getAutoTopUp: async (...given) => (await later()).getAutoTopUp(...given),
    previewAutoTopUp: async (...given) => (await later()).previewAutoTopUp(...given),
    saveAutoTopUp: async (...given) => (await later()).saveAutoTopUp(...given),
    switchOffAutoTopUp: async (...given) => (await later()).switchOffAutoTopUp(...given),
    resumeAutoTopUp: async (...given) => (await later()).resumeAutoTopUp(...given),
    getAlertSettings: async (...given) => (await later()).getAlertSettings(...given),
    saveAlertSettings: async (...given) => (await later()).saveAlertSettings(...given),
    listInvoices: async (...given) => (await later()).listInvoices(...given),
    payInvoice: async (...given) => (await later()).payInvoice(...given),
    async *streamEvents(...given) {
      yield* (await later()).streamEvents(...given);
    },
    async *exportEntries(...given) {
      yield* (await later()).exportEntries(...given);
    },
  };
}
