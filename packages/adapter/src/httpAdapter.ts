import * as answers from './http/answers.ts';
import type { HttpClientOptions } from './http/httpClient.ts';
import { httpOperations } from './http/httpOperations.ts';
import type { LaterMethods } from './http/laterMethods.ts';
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
  const getSession = to('GET', '/session', answers.session);
  const listWallets = to('GET', '/wallets', answers.wallets);
  const listEntries = to('GET', '/wallets/{walletId}/entries', answers.entryPage);
  const listPaymentMethods = to('GET', '/payment-methods', answers.methods);
  // A page shows its numbers before it follows them: what it does not need for that loads when it is asked for.
  const later = () =>
    import('./http/laterMethods.ts').then(
      ({ laterMethods }) => laterMethods(options, operations),
      (cause: unknown) => {
        throw new WalletError('network_error', 'The server could not be reached.', { cause });
      },
    );
  return {
    getSession: (options) => getSession({}, options),
    listWallets: (options) => listWallets({}, options),
    getBalance: to('GET', '/wallets/{walletId}/balance', answers.balance),
    listEntries: ({ filter, ...rest }, options) => listEntries({ ...filter, ...rest }, options),
    createQuote: to('POST', '/wallets/{walletId}/quotes', answers.quote),
    createTopUp: to('POST', '/top-ups', answers.topUp),
    getTopUp: to('GET', '/top-ups/{topUpId}', answers.topUp),
    cancelTopUp: to('POST', '/top-ups/{topUpId}/cancel', answers.topUp),
    listPaymentMethods: (options) => listPaymentMethods({}, options),
    addPaymentMethod: to('POST', '/payment-methods', answers.method),
    removePaymentMethod: to('DELETE', '/payment-methods/{paymentMethodId}', answers.nothing),
    makeDefaultPaymentMethod: to('POST', '/payment-methods/{paymentMethodId}/default', answers.methods),
    ...called(later),
    async *streamEvents(...given) {
      yield* (await later()).streamEvents(...given);
    },
    async *exportEntries(...given) {
      yield* (await later()).exportEntries(...given);
    },
  };
}

const calledNames = [
  'listEvents',
  'listGrants',
  'getForecast',
  'getAnalytics',
  'getReceipt',
  'getAutoTopUp',
  'previewAutoTopUp',
  'saveAutoTopUp',
  'switchOffAutoTopUp',
  'resumeAutoTopUp',
  'getAlertSettings',
  'saveAlertSettings',
  'listInvoices',
  'payInvoice',
  'listNotifications',
  'markNotificationsRead',
] as const satisfies readonly (keyof LaterMethods)[];

type CalledMethods = Pick<LaterMethods, (typeof calledNames)[number]>;

/** Methods that load before they are called. */
function called(later: () => Promise<LaterMethods>): CalledMethods {
  const methods = calledNames.map((name) => [
    name,
    async (...given: unknown[]) => Reflect.apply((await later())[name], null, given),
  ]);
  // Each hands on what it is given to the method of its name, and so is of that method's type.
  return Object.fromEntries(methods) as CalledMethods;
}
