import type { WalletAdapter } from '../port/WalletAdapter.ts';
import type { WalletContractControl } from './WalletContract.ts';

/**
 * Returns these methods of the adapter. Each one runs with the adapter as `this`, as in `createWalletHandler` and in the
 * kit. Throws if the capability is not in `lacks` but a method is missing.
 */
export function requireMethods<Name extends keyof WalletAdapter>(
  adapter: WalletAdapter,
  ...names: Name[]
): Required<Pick<WalletAdapter, Name>> {
  if (!hasMethods(adapter, names)) {
    const missing = names.filter((name) => typeof adapter[name] !== 'function').join(' and no ');
    throw new Error(`The adapter has no ${missing}. Implement it, or name the capability in \`lacks\`.`);
  }
  return new Proxy<typeof adapter>(Object.create(null), {
    get: (_, name) => {
      const method: unknown = Reflect.get(adapter, name);
      return typeof method === 'function' ? method.bind(adapter) : method;
    },
  });
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
