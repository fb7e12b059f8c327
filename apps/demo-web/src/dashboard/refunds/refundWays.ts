import type { Schemas } from '../../api/Schemas.ts';

/** Where a part of a refund goes, in words. */
export const refundWays: Record<Schemas['RefundPart']['destination'], string> = {
  wallet: 'to the wallet',
  paymentMethod: 'to the card that paid',
  external: 'for you to pay out',
};
