import * as answers from './http/answers.ts';
import { type HttpClientOptions, httpClient } from './http/httpClient.ts';
import type { ListEntriesParameters, WalletAdapter } from './WalletAdapter.ts';

/** What travels over HTTP, all of it there: what the backend really offers, `getSession` says. */
export type HttpAdapter = Required<
  Pick<
    WalletAdapter,
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
    | 'streamEvents'
    | 'listEvents'
  >
>;

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
  const { timeoutMs = 15_000, silenceMs = 40_000, pollMs = 5_000, pollingMs = 60_000 } = options;
  const { call, open } = httpClient(options);
  const listEvents: HttpAdapter['listEvents'] = ({ after, limit }, options) =>
    call({ path: ['events'], query: { after, limit } }, answers.areEventsAfter, options);
  return {
    getSession: (options) => call({ path: ['session'] }, answers.isSession, options),
    listWallets: (options) => call({ path: ['wallets'] }, answers.areWallets, options),
    getBalance: ({ walletId }, options) =>
      call({ path: ['wallets', walletId, 'balance'] }, answers.isBalance, options),
    listEntries: (parameters, options) =>
      call(
        { path: ['wallets', parameters.walletId, 'entries'], query: entryQuery(parameters) },
        answers.isEntryPage,
        options,
      ),
    createQuote: ({ walletId, amount }, options) =>
      call(
        { method: 'POST', path: ['wallets', walletId, 'quotes'], body: { amount } },
        answers.isQuote,
        options,
      ),
    createTopUp: (body, options) =>
      call({ method: 'POST', path: ['top-ups'], body }, answers.isTopUp, options),
    getTopUp: ({ topUpId }, options) => call({ path: ['top-ups', topUpId] }, answers.isTopUp, options),
    cancelTopUp: ({ topUpId }, options) =>
      call({ method: 'POST', path: ['top-ups', topUpId, 'cancel'] }, answers.isTopUp, options),
    listPaymentMethods: (options) => call({ path: ['payment-methods'] }, answers.areMethods, options),
    addPaymentMethod: (body, options) =>
      call({ method: 'POST', path: ['payment-methods'], body }, answers.isMethod, options),
    removePaymentMethod: ({ paymentMethodId }, options) =>
      call({ method: 'DELETE', path: ['payment-methods', paymentMethodId] }, answers.isNothing, options),
    makeDefaultPaymentMethod: ({ paymentMethodId }, options) =>
      call(
        { method: 'POST', path: ['payment-methods', paymentMethodId, 'default'] },
        answers.areMethods,
        options,
      ),
    async *streamEvents(parameters, { signal } = {}) {
      // A page shows its numbers before it follows them: the stream's code loads when it is asked for.
      const { followEvents } = await import('./http/followEvents.ts');
      const patience = { timeoutMs, silenceMs, pollMs, pollingMs };
      yield* followEvents({ ...parameters, ...patience, open, listEvents, signal });
    },
    listEvents,
  };
}

function entryQuery({ filter = {}, cursor, limit }: ListEntriesParameters) {
  const { type, source, ...rest } = filter;
  return { ...rest, type: type?.join(), source: source?.join(), cursor, limit };
}
