import type { PaymentProcessor } from './PaymentProcessor.ts';
import { ProcessorUnavailable } from './ProcessorUnavailable.ts';

/**
 * Stands for a processor where none is set up. Use-cases offer no new payments then. What an earlier start began
 * with a processor waits until there is one again.
 */
export const noProcessor: PaymentProcessor = {
  mode: 'none',
  testMethods: [],
  publishableKey: null,
  saveMethod: unavailable,
  detachMethod: unavailable,
  createPayment: unavailable,
  readPayment: unavailable,
  cancelPayment: unavailable,
  refund: unavailable,
  // biome-ignore lint/correctness/useYield: it has nothing to list, and says so.
  async *listPaymentsSince() {
    await unavailable();
  },
  listen() {},
  listenToRefunds() {},
  listenToDisputes() {},
};

async function unavailable(): Promise<never> {
  throw new ProcessorUnavailable('No payment processor is set up.');
}
