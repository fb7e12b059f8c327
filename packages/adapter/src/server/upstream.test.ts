import { expect, onTestFinished, test, vi } from 'vitest';
import { httpAdapter } from '../http/httpAdapter.ts';
import { memoryAdapter } from '../memory/memoryAdapter.ts';
import type { StreamPosition, StreamStatus } from '../port/WalletAdapter.ts';
import { walletScopes } from '../port/WalletSession.ts';
import { createWalletHandler } from './createWalletHandler.ts';

type Handler = (request: Request) => Promise<Response>;

const authenticate = () => ({ customerId: 'customer_acme', scopes: walletScopes });
const toHandler = (handler: Handler) => (input: string | URL | Request, init?: RequestInit) =>
  handler(new Request(input, init));

/** A wallet server, and a host's own server whose handler calls it over HTTP, through a line that can be cut. */
function hostOnWalletServer() {
  const wallet = memoryAdapter();
  const server = createWalletHandler({ authenticate, adapter: () => wallet, heartbeatMs: 20 });
  const line = { isCut: false, cut: new AbortController() };
  const fetch: typeof globalThis.fetch = async (input, init) => {
    if (line.isCut) throw new TypeError('fetch failed');
    const signal = AbortSignal.any([line.cut.signal, ...(init?.signal ? [init.signal] : [])]);
    return toHandler(server)(input, { ...init, signal });
  };
  const onError = vi.fn();
  const host = createWalletHandler({
    authenticate,
    adapter: () => httpAdapter({ baseUrl: 'https://wallet.example', fetch, pollMs: 50, pollingMs: 200 }),
    heartbeatMs: 20,
    onError,
  });
  const page = httpAdapter({ baseUrl: 'https://shop.example', fetch: toHandler(host) });
  return {
    wallet,
    page,
    onError,
    cut() {
      line.isCut = true;
      line.cut.abort();
    },
    restore() {
      line.isCut = false;
      line.cut = new AbortController();
    },
  };
}

test('tells the page that the connection behind the host’s handler broke, and when it is back', async () => {
  const { wallet, page, cut, restore } = hostOnWalletServer();
  const statuses: StreamStatus[] = [];
  const positions: StreamPosition[] = [];
  const seen: string[] = [];
  const leaving = new AbortController();
  onTestFinished(() => leaving.abort());
  const parameters = {
    onStatus: (status: StreamStatus) => statuses.push(status),
    onOpen: (position: StreamPosition) => positions.push(position),
  };
  const reading = (async () => {
    for await (const { type } of page.streamEvents(parameters, { signal: leaving.signal })) seen.push(type);
  })();
  await expect.poll(() => statuses).toEqual(['connecting', 'open']);
  cut();
  await expect.poll(() => statuses, { timeout: 5000 }).toEqual(['connecting', 'open', 'connecting']);
  const [first] = await wallet.listWallets();
  wallet.post({ walletId: first?.id ?? '', amount: { amount: 100, currency: 'USD' }, source: 'merchant' });
  restore();
  await expect.poll(() => statuses.at(-1), { timeout: 10_000 }).toBe('open');
  await expect.poll(() => seen).toEqual(['wallet.topped_up']);
  expect(positions.length).toBeGreaterThan(1);
  leaving.abort();
  await reading;
});

test('reports to the host that the server behind its adapter cannot be reached', async () => {
  const { page, cut, onError } = hostOnWalletServer();
  cut();
  const left = AbortSignal.timeout(8000);
  await expect(page.removePaymentMethod({ paymentMethodId: 'm' }, { signal: left })).rejects.toMatchObject({
    code: 'service_unavailable',
  });
  expect(onError).toHaveBeenCalledWith(expect.objectContaining({ code: 'network_error' }), expect.anything());
});
