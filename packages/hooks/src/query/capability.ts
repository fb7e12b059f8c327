import { WalletError } from '@coffer/adapter';

/** An optional method of the adapter, or the error that says that this backend has none. */
export function capability<Method>(method: Method | undefined, name: string): Method {
  if (method !== undefined) return method;
  throw new WalletError(
    'capability_missing',
    `This wallet adapter has no ${name}. The session's capabilities say what it offers: ask them before showing what needs it.`,
  );
}
