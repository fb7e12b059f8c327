import { WalletError } from '../errors/WalletError.ts';
import { type HttpAdapter, type HttpAdapterOptions, httpAdapter } from '../http/httpAdapter.ts';
import { parseJson } from '../http/parseJson.ts';
import { responseError } from '../http/responseError.ts';
import { isRecord, isString } from '../schemas/isRecord.ts';

/** Options of `cofferWallets`. */
export type CofferWalletsOptions = Omit<HttpAdapterOptions, 'baseUrl' | 'getToken' | 'credentials'> & {
  /** URL of the Coffer server, such as `https://pay.example.com`. */
  url: string | undefined;
  /** API key of the server, with the scopes `read` and `write`. It stays on your server. */
  apiKey: string | undefined;
};

/** Maximum number of adapters to keep. The least recently used one is dropped first. */
const keptMax = 10_000;

/**
 * Connects your back end to a Coffer server. The returned function gives the adapter of one customer, for
 * `createWalletHandler` and for `prefetchWallet`. It keeps one adapter per customer, so that all requests of a customer
 * share a session, which is renewed before it expires.
 *
 * A missing `url` or `apiKey` throws at the first use and not here, so that a build without environment variables succeeds.
 *
 * @example
 * const walletOf = cofferWallets({ url: process.env.COFFER_URL, apiKey: process.env.COFFER_API_KEY });
 * const handler = createWalletHandler({ authenticate, adapter: walletOf });
 */
export function cofferWallets(
  options: CofferWalletsOptions,
): (customer: { customerId: string }) => HttpAdapter {
  const kept = new Map<string, HttpAdapter>();
  return ({ customerId }) => {
    const adapter = kept.get(customerId) ?? customerWallet(options, customerId);
    kept.delete(customerId);
    kept.set(customerId, adapter);
    for (const oldest of kept.keys()) {
      if (kept.size <= keptMax) break;
      kept.delete(oldest);
    }
    return adapter;
  };
}

function customerWallet({ url, apiKey, ...options }: CofferWalletsOptions, customerId: string): HttpAdapter {
  if (!url) throw new TypeError('cofferWallets needs `url`, the address of your Coffer server.');
  if (!apiKey) throw new TypeError('cofferWallets needs `apiKey`, an API key of your Coffer server.');
  const server = url.replace(/\/+$/, '');
  const send = options.fetch ?? ((...parameters) => fetch(...parameters));

  async function startSession(): Promise<{ token: string; expiresAt: string }> {
    const response = await send(`${server}/v1/customers/${encodeURIComponent(customerId)}/sessions`, {
      method: 'POST',
      headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
      body: '{}',
      signal: AbortSignal.timeout(options.timeoutMs ?? 15_000),
    });
    const text = await response.text();
    const session = parseJson(text);
    if (response.ok && isSession(session)) return { token: session.token, expiresAt: session.expiresAt };
    const cause = responseError(response, text);
    if (response.status === 429 || response.status >= 500) throw cause;
    // The customer of your page cannot correct this, so it must not look like their own expired session.
    const message = `The Coffer server created no session for ${customerId} (${response.status}): ${cause.message}`;
    throw new WalletError('internal_error', message, { cause });
  }

  return httpAdapter({ ...options, baseUrl: `${server}/wallet`, getToken: startSession });
}

function isSession(value: unknown): value is { token: string; expiresAt: string } {
  return isRecord(value) && isString(value.token) && isString(value.expiresAt);
}
