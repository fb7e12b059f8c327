import { WalletError } from '../errors/WalletError.ts';
import type { CallOptions, WalletAdapter } from '../port/WalletAdapter.ts';
import type { WalletScope } from '../port/WalletSession.ts';
import { type MemoryParts, runDue } from './MemoryParts.ts';

/** Runs a call of the port. */
export type MemoryCall = <Answer>(
  operation: keyof WalletAdapter,
  scope: WalletScope | null,
  options: CallOptions | undefined,
  work: () => Answer,
) => Promise<Answer>;

/** Runs calls as they would run over a network: late, perhaps not at all, and with a copy of the answer. */
export function memoryCall(parts: MemoryParts): MemoryCall {
  const { link, settings } = parts;
  return async (operation, scope, options, work) => {
    await link.request(operation, options?.signal);
    if (scope && !settings.scopes.includes(scope)) {
      throw new WalletError('forbidden', `This session lacks the scope "${scope}".`, { facts: { scope } });
    }
    runDue(parts);
    const answer = structuredClone(work());
    runDue(parts);
    link.answer(operation);
    return answer;
  };
}
