import { WalletError } from '../errors/WalletError.ts';
import type { CallOptions, WalletAdapter } from '../port/WalletAdapter.ts';
import type { WalletScope } from '../port/WalletSession.ts';
import { copy } from './copy.ts';
import { type MemoryParts, runDue } from './MemoryParts.ts';

/** Runs one call of the port. */
export type MemoryCall = <Result>(
  operation: keyof WalletAdapter,
  scope: WalletScope | null,
  options: CallOptions | undefined,
  work: () => Result,
) => Promise<Result>;

/** Returns a function that runs calls as over a network: with latency, failures and a copy of the result. */
export function memoryCall(parts: MemoryParts): MemoryCall {
  const { link, settings } = parts;
  return async (operation, scope, options, work) => {
    await link.request(operation, options?.signal);
    if (scope && !settings.scopes.includes(scope)) {
      throw new WalletError('forbidden', `This session lacks the scope "${scope}".`, { facts: { scope } });
    }
    runDue(parts);
    const result = copy(work());
    runDue(parts);
    link.respond(operation);
    return result;
  };
}
