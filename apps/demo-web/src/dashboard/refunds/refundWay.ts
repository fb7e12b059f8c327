import type { Schemas } from '../../api/Schemas.ts';

const ways: Record<Schemas['RefundPart']['destination'], string> = {
  wallet: 'to the wallet',
  paymentMethod: 'to the card that paid',
  external: 'for you to pay out',
};

/** Where a part of a refund goes, in words: to a card by its name, where that is known. */
export function refundWay({
  destination,
  paidWith,
}: Pick<Schemas['RefundPart'], 'destination' | 'paidWith'>): string {
  return paidWith === null ? ways[destination] : `to ${paidWith}`;
}
