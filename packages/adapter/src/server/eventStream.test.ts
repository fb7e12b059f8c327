import { createParser } from 'eventsource-parser';
import { expect, test, vi } from 'vitest';
import type { MemoryWalletAdapter } from '../memory/MemoryWalletAdapter.ts';
import { memoryAdapter } from '../memory/memoryAdapter.ts';
import { walletScopes } from '../port/WalletSession.ts';
import { createWalletHandler, type WalletIdentity } from './createWalletHandler.ts';

type Options = { adapter?: MemoryWalletAdapter; identity?: Partial<WalletIdentity>; lastEventId?: string };

async function open({ adapter = memoryAdapter(), identity, lastEventId }: Options = {}) {
  const onError = vi.fn();
  const leaving = new AbortController();
  const handler = createWalletHandler({
    authenticate: () => ({ customerId: 'customer_acme', scopes: walletScopes, ...identity }),
    adapter: () => adapter,
    heartbeatMs: 20,
    onError,
  });
  const response = await handler(
    new Request('https://shop.example/events', {
      signal: leaving.signal,
      headers: { accept: 'text/event-stream', ...(lastEventId ? { 'last-event-id': lastEventId } : {}) },
    }),
  );
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  const read = async () => (await reader?.read())?.value;
  return { adapter, response, reader, read, leaving, onError };
}

test('sends the position first, then events and heartbeats', async () => {
  const { adapter, response, read, leaving } = await open();
  expect(response.headers.get('content-type')).toBe('text/event-stream');
  expect(response.headers.get('cache-control')).toBe('no-store');
  const { lastEventId, sequences } = (await adapter.listEvents?.({})) ?? {};
  expect(await read()).toBe(
    `retry: 2000\nevent: open\nid: ${lastEventId}\ndata: ${JSON.stringify({ sequences })}\n\n`,
  );
  const [wallet] = await adapter.listWallets();
  adapter.post({ walletId: wallet?.id ?? '', amount: { amount: 100, currency: 'USD' }, source: 'merchant' });
  const seen: unknown[] = [];
  createParser({ onEvent: ({ id, data }) => seen.push(id, JSON.parse(data)) }).feed((await read()) ?? '');
  expect(seen).toEqual([
    String(Number(lastEventId) + 1),
    expect.objectContaining({ type: 'wallet.topped_up' }),
  ]);
  expect(await read()).toBe(': heartbeat\n\n');
  leaving.abort();
});

test('continues after Last-Event-ID', async () => {
  const { read, leaving } = await open({ lastEventId: '3' });
  expect(await read()).toContain('id: 3\n');
  expect(await read()).toContain('id: 4\n');
  leaving.abort();
});

test('ends the stream when the client aborts or cancels', async () => {
  const first = await open();
  await first.read();
  first.leaving.abort();
  expect(await first.read()).toBeUndefined();
  const second = await open();
  await second.read();
  await second.reader?.cancel();
  for (const { onError } of [first, second]) expect(onError).not.toHaveBeenCalled();
});

test('ends the stream when the session expires', async () => {
  const { read } = await open({ identity: { expiresAt: new Date(Date.now() + 10) } });
  let blocks = 0;
  while ((await read()) !== undefined) blocks += 1;
  expect(blocks).toBeLessThan(4);
});

test('reports and closes a stream that fails in the adapter', async () => {
  const adapter: MemoryWalletAdapter = {
    ...memoryAdapter(),
    async *streamEvents() {
      yield* [];
      throw new Error('lost the database');
    },
  };
  const { read, onError } = await open({ adapter });
  await read();
  expect(await read()).toBeUndefined();
  expect(onError).toHaveBeenCalledOnce();
});
