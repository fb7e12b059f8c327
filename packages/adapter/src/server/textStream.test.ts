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

test('CSV is a file to save', async () => {
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

test('what breaks off is no whole file', async () => {
  const { client, onError } = start(async function* broken() {
    yield 'number\r\n';
    throw new Error('lost the database');
  });
  const reading = (async () => {
    for await (const piece of client.exportEntries({ walletId: 'w' })) expect(piece).toBe('number\r\n');
  })();
  await expect(reading).rejects.toMatchObject({ code: 'network_error' });
  expect(onError).toHaveBeenCalledOnce();
});

test('a reader that leaves stops the export', async () => {
  let ended = false;
  const { client } = start(async function* endless() {
    try {
      while (true) yield 'line\r\n';
    } finally {
      ended = true;
    }
  });
  for await (const piece of client.exportEntries({ walletId: 'w' })) {
    expect(piece).toContain('line');
    break;
  }
  await vi.waitFor(() => expect(ended).toBe(true));
});
