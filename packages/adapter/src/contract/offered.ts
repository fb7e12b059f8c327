import type { WalletAdapter } from '../port/WalletAdapter.ts';

/** The adapter with the named methods, or a failed test: they are missing though the capability is there. */
export function offered<Name extends keyof WalletAdapter>(
  adapter: WalletAdapter,
  ...names: Name[]
): WalletAdapter & Required<Pick<WalletAdapter, Name>> {
  if (has(adapter, names)) return adapter;
  throw new Error(
    `The adapter lacks one of ${names.join(', ')}. Name the capability in \`lacks\`, or add it.`,
  );
}

function has<Name extends keyof WalletAdapter>(
  adapter: WalletAdapter,
  names: readonly Name[],
): adapter is WalletAdapter & Required<Pick<WalletAdapter, Name>> {
  return names.every((name) => typeof adapter[name] === 'function');
}
