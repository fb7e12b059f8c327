import { expect, test, vi } from 'vitest';
import { httpAdapter } from '../http/httpAdapter.ts';
import type { MemoryWalletAdapter } from '../memory/MemoryWalletAdapter.ts';
import { memoryAdapter } from '../memory/memoryAdapter.ts';
import { walletScopes } from '../port/WalletSession.ts';
import { createWalletHandler } from './createWalletHandler.ts';

function start(exportEntries?: () => AsyncIterable<string>) {
  const memory = memoryAdapter();
  const adapter: MemoryWalletAdapter = exportEntries ? { ...memory, exportEntries } : memory;
  const onError = vi.fn();
  const handler = createWalletHandler({
    authenticate: () => ({ customerId: 'customer_acme', scopes: walletScopes }),
    adapter: () => adapter,
    onError,
  });
  const client = httpAdapter({
    baseUrl: 'https://shop.example',
    fetch: (input, init) => handler(new Request(input, init)),
  });
  return { memory, handler, client, onError };
}

test('serves CSV as a file to save', async () => {
  const { memory, handler } = start();
  const [wallet] = await memory.listWallets();
  const path = `/wallets/${wallet?.id}/entries.csv?direction=out&source=usage,invoice`;
  const response = await handler(new Request(`https://shop.example${path}`));
  expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  expect(response.headers.get('content-disposition')).toBe('attachment; filename="entries.csv"');
  expect(response.headers.get('cache-control')).toBe('no-store');
  const lines = (await response.text()).trimEnd().split('\r\n');
  expect(lines.length).toBeGreaterThan(5);
  expect(lines.at(-1)).toContain('Invoice INV-0042');
});

test('breaks the connection if an export fails before its end', async () => {
  const { client, onError } = start(async function* broken() {
    yield 'number\r\n';
    throw new Error('lost the database');
  });
  const reading = (async () => {
    for await (const chunk of client.exportEntries({ walletId: 'w' })) expect(chunk).toBe('number\r\n');
  })();
  await expect(reading).rejects.toMatchObject({ code: 'network_error' });
  expect(onError).toHaveBeenCalledOnce();
});

test('stops the export when the reader leaves', async () => {
  let ended = false;
  const { client } = start(async function* endless() {
    try {
      while (true) yield 'line\r\n';
    } finally {
      ended = true;
    }
  });
  for await (const chunk of client.exportEntries({ walletId: 'w' })) {
    expect(chunk).toContain('line');
    break;
  }
  await vi.waitFor(() => expect(ended).toBe(true));
});
