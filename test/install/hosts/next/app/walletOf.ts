import { memoryAdapter } from '@coffer/adapter/memory';

// One for all modules of the server: Next.js may load a page and a route apart.
const held = globalThis as { wallet?: ReturnType<typeof memoryAdapter> };

/** The back end of this host: here in memory. */
export function walletOf(_customerId: string) {
  held.wallet ??= memoryAdapter();
  return held.wallet;
}
