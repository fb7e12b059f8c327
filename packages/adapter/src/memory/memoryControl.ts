import { WalletError } from '../errors/WalletError.ts';
import type { WalletAdapter } from '../port/WalletAdapter.ts';
import { copy } from './copy.ts';
import { type MemoryParts, runDue } from './MemoryParts.ts';
import type { MemoryWalletAdapter } from './MemoryWalletAdapter.ts';

/** Returns the methods of a memory wallet that act as the merchant, the processor or a broken network. */
export function memoryControl(parts: MemoryParts): Omit<MemoryWalletAdapter, keyof WalletAdapter> {
  const { world, methods, topUps, invoices, link } = parts;
  /** Runs everything that is due now and returns a copy of the result. */
  const settle = <Result>(result: Result): Result => {
    runDue(parts);
    return copy(result);
  };
  return {
    post: ({ walletId, amount, ...posting }) =>
      settle(world.walletFor(walletId, amount).post({ ...posting, amount: amount.amount })),
    hold: ({ walletId, amount }) => settle(world.walletFor(walletId, amount).hold(amount.amount)),
    release: (holdId, capture) => {
      const wallet = world.walletOfHold(holdId);
      if (capture && capture.amount > wallet.reserved(holdId)) {
        throw new WalletError('hold_exceeded', 'The capture is more than the hold reserves.');
      }
      wallet.release(holdId);
      if (capture) {
        wallet.post({ amount: -capture.amount, source: 'usage', reference: { type: 'hold', id: holdId } });
      }
      settle(undefined);
    },
    openWallet: (currency) => copy(world.open(currency).wallet),
    freeze: (walletId, frozen = true) => world.wallet(walletId).freeze(frozen),
    beginClosing: (walletId) => {
      world.wallet(walletId).beginClosing();
      runDue(parts);
    },
    close: (walletId) => {
      world.wallet(walletId).close();
      runDue(parts);
    },
    addTestMethod: (token) => methods.add(token),
    confirmTopUp: (topUpId, decision) => settle(topUps.confirm(topUpId, decision)),
    settleTopUp: (topUpId, outcome = 'paid') =>
      settle(outcome === 'paid' ? topUps.settle(topUpId) : topUps.returnPayment(topUpId)),
    advance: (byMs) => {
      world.clock.advance(byMs);
      runDue(parts);
    },
    openInvoice: (parameters) => {
      const invoice = invoices.open(parameters);
      invoices.reserve(invoice);
      return settle(invoice);
    },
    voidInvoice: (invoiceId) => settle(invoices.void(invoiceId)),
    setProcessorDown: (down) => {
      topUps.processorDown = down;
    },
    failNext: (code, fault = {}) => link.failNext(code, fault),
    setOutage: (code) => {
      link.outage = code;
    },
  };
}
