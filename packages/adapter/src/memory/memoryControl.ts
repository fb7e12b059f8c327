import { WalletError } from '../errors/WalletError.ts';
import type { WalletAdapter } from '../port/WalletAdapter.ts';
import { type MemoryParts, runDue } from './MemoryParts.ts';
import type { MemoryWalletAdapter } from './MemoryWalletAdapter.ts';

/** The other side of a memory wallet: merchant, processor and bad luck. */
export function memoryControl(parts: MemoryParts): Omit<MemoryWalletAdapter, keyof WalletAdapter> {
  const { world, methods, topUps, invoices, link } = parts;
  /** Answers a copy, once everything that follows has happened too. */
  const then = <Answer>(answer: Answer): Answer => {
    runDue(parts);
    return structuredClone(answer);
  };
  return {
    post: ({ walletId, amount, ...posting }) =>
      then(world.walletFor(walletId, amount).post({ ...posting, amount: amount.amount })),
    hold: ({ walletId, amount }) => then(world.walletFor(walletId, amount).hold(amount.amount)),
    release: (holdId, capture) => {
      const wallet = world.holder(holdId);
      if (capture && capture.amount > wallet.held(holdId)) {
        throw new WalletError('hold_exceeded', 'The capture is more than the hold reserves.');
      }
      wallet.release(holdId);
      if (capture) {
        wallet.post({ amount: -capture.amount, source: 'usage', reference: { type: 'hold', id: holdId } });
      }
      then(undefined);
    },
    openWallet: (currency) => structuredClone(world.open(currency).wallet),
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
    confirmTopUp: (topUpId, decision) => then(topUps.confirm(topUpId, decision)),
    settleTopUp: (topUpId, word = 'paid') =>
      then(word === 'paid' ? topUps.settle(topUpId) : topUps.returnPayment(topUpId)),
    advance: (byMs) => {
      world.clock.advance(byMs);
      runDue(parts);
    },
    openInvoice: (parameters) => {
      const invoice = invoices.open(parameters);
      invoices.reserve(invoice);
      return then(invoice);
    },
    voidInvoice: (invoiceId) => then(invoices.void(invoiceId)),
    setProcessorDown: (down) => {
      topUps.processorDown = down;
    },
    failNext: (code, fault = {}) => link.failNext(code, fault),
    setOutage: (code) => {
      link.outage = code;
    },
  };
}
