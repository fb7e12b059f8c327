import type { WalletAdapter } from '../port/WalletAdapter.ts';
import type { WalletContractControl } from './WalletContract.ts';

/** Returns the adapter with these methods. Throws if the capability is not in `lacks` but a method is missing. */
export function requireMethods<Name extends keyof WalletAdapter>(
  adapter: WalletAdapter,
  ...names: Name[]
): WalletAdapter & Required<Pick<WalletAdapter, Name>> {
  if (hasMethods(adapter, names)) return adapter;
  throw new Error(
    `The adapter has no ${names.join(' or no ')}. Implement it, or name the capability in \`lacks\`.`,
  );
}

function hasMethods<Name extends keyof WalletAdapter>(
  adapter: WalletAdapter,
  names: readonly Name[],
): adapter is WalletAdapter & Required<Pick<WalletAdapter, Name>> {
  return names.every((name) => typeof adapter[name] === 'function');
}

/** Returns an optional hook of the control. Throws if it is missing but not in `lacks`. */
export function requireHook<Name extends keyof WalletContractControl>(
  control: WalletContractControl,
  name: Name,
): NonNullable<WalletContractControl[Name]> {
  const hook = control[name];
  if (!hook) throw new Error(`The control has no ${name}. Implement it, or name it in \`lacks\`.`);
  return hook;
}
