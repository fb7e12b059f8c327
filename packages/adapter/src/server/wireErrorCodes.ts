import { type WireErrorCode, walletErrorStatus } from '../errors/WalletErrorCode.ts';

/** Every code that an answered error can have. */
export const wireErrorCodes = Object.keys(walletErrorStatus).filter(isWireErrorCode);

/** Whether a code is one that an answered error can have, and not one of the way there. */
export function isWireErrorCode(code: string): code is WireErrorCode {
  return Object.hasOwn(walletErrorStatus, code);
}
