import { firstPart } from '../deferred/firstPart.ts';

/** A wallet's id, or a refusal where there is no wallet, or none known yet. */
export function knownWalletId(walletId: string | undefined): string {
  if (walletId !== undefined) return walletId;
  throw new firstPart.WalletError(
    'not_found',
    'There is no wallet to change. Wait until useWalletId() names one.',
  );
}
