import type { PaymentProcessor } from './PaymentProcessor.ts';
import type { PaymentIntegration } from './PaymentProvider.ts';
import { ProcessorUnavailable } from './ProcessorUnavailable.ts';

/**
 * The processor of a server without payments. Use cases offer no new payments. Payments that an earlier start created
 * wait until a processor is configured again.
 */
const noProcessor: PaymentProcessor = {
  mode: 'none',
  methodSetup: { testMethods: [] },
  saveMethod: unavailable,
  detachMethod: unavailable,
  createPayment: unavailable,
  readPayment: unavailable,
  cancelPayment: unavailable,
  refund: unavailable,
  // biome-ignore lint/correctness/useYield: it always throws.
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

/** The integration of a server without payments. */
export const noPayments: PaymentIntegration = {
  processor: noProcessor,
  path: '',
  routes: [],
  contentSources: {},
};
