import type { WalletContractControl } from './WalletContract.ts';

/** A hook that a backend may leave out, or a failed test: it is missing though `lacks` does not say so. */
export function hook<Name extends keyof WalletContractControl>(
  control: WalletContractControl,
  name: Name,
): NonNullable<WalletContractControl[Name]> {
  const found = control[name];
  if (!found) throw new Error(`The control lacks ${name}. Name it in \`lacks\`, or add it.`);
  return found;
}
