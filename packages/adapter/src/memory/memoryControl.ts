import type { WalletAdapter } from '../WalletAdapter.ts';
import { WalletError } from '../WalletError.ts';
import type { MemoryLink } from './MemoryLink.ts';
import type { MemoryPaymentMethods } from './MemoryPaymentMethods.ts';
import type { MemoryTopUps } from './MemoryTopUps.ts';
import type { MemoryWalletAdapter } from './MemoryWalletAdapter.ts';
import type { MemoryWorld } from './MemoryWorld.ts';

/** What the control surface works on. */
export type MemoryControlParts = {
  world: MemoryWorld;
  methods: MemoryPaymentMethods;
  topUps: MemoryTopUps;
  link: MemoryLink;
};

/** The other side of a memory wallet: merchant, processor and bad luck. */
export function memoryControl({
  world,
  methods,
  topUps,
  link,
}: MemoryControlParts): Omit<MemoryWalletAdapter, keyof WalletAdapter> {
  return {
    post: ({ walletId, amount, ...posting }) =>
      structuredClone(world.walletFor(walletId, amount).post({ ...posting, amount: amount.amount })),
    hold: ({ walletId, amount }) => world.walletFor(walletId, amount).hold(amount.amount),
    release: (holdId, capture) => {
      const wallet = world.holder(holdId);
      if (!capture) {
        wallet.release(holdId);
        return;
      }
      if (capture.amount > wallet.held(holdId)) {
        throw new WalletError('hold_exceeded', 'The capture is more than the hold reserves.');
      }
      wallet.release(holdId);
      wallet.post({ amount: -capture.amount, source: 'usage', reference: { type: 'hold', id: holdId } });
    },
    openWallet: (currency) => structuredClone(world.open(currency).wallet),
    freeze: (walletId, frozen = true) => world.wallet(walletId).freeze(frozen),
    close: (walletId) => world.wallet(walletId).close(),
    addTestMethod: (token) => methods.add(token),
    confirmTopUp: (topUpId, decision) => structuredClone(topUps.confirm(topUpId, decision)),
    settleTopUp: (topUpId, word = 'paid') =>
      structuredClone(word === 'paid' ? topUps.settle(topUpId) : topUps.returnPayment(topUpId)),
    advance: (byMs) => {
      world.clock.advance(byMs);
      world.expireGrants();
      topUps.settleDue();
    },
    failNext: (code, fault = {}) => link.failNext(code, fault),
    setOutage: (code) => {
      link.outage = code;
    },
  };
}
