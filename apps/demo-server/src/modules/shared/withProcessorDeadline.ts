import type { TaskOutcome } from '../../jobs/createWorkerPool.ts';
import { ProcessorUnavailable } from '../../payments/ProcessorUnavailable.ts';
import type { WalletContext } from './WalletContext.ts';

/** Time for which background work waits for a response of the processor. Shorter than the lease of the claimed row. */
const deadlineMs = 14_000;
/** Milliseconds after which a request without a response counts as timed out. */
const slowMs = 5_000;

/**
 * Runs `work` with a processor whose requests fail with `ProcessorUnavailable` after 14 seconds, and reports
 * whether one timed out. A later attempt sends the same key, so a late response is not lost.
 */
export async function withProcessorDeadline(
  context: WalletContext,
  work: (context: WalletContext) => Promise<void>,
): Promise<TaskOutcome> {
  let outcome: TaskOutcome = 'answered';
  const { processor } = context;
  async function bounded<Response>(request: Promise<Response>): Promise<Response> {
    const start = performance.now();
    let timer: NodeJS.Timeout | undefined;
    const deadline = new Promise<never>((_, reject) => {
      const message = `The payment processor did not answer within ${deadlineMs / 1000} seconds.`;
      timer = setTimeout(() => reject(new ProcessorUnavailable(message)), deadlineMs);
    });
    try {
      return await Promise.race([request, deadline]);
    } catch (error) {
      if (error instanceof ProcessorUnavailable && performance.now() - start >= slowMs) outcome = 'timedOut';
      throw error;
    } finally {
      clearTimeout(timer);
    }
  }
  await work({
    ...context,
    processor: {
      ...processor,
      detachMethod: (reference) => bounded(processor.detachMethod(reference)),
      createPayment: (parameters) => bounded(processor.createPayment(parameters)),
      readPayment: (key) => bounded(processor.readPayment(key)),
      cancelPayment: (key) => bounded(processor.cancelPayment(key)),
      refund: (parameters) => bounded(processor.refund(parameters)),
    },
  }).catch((error: unknown) => {
    // The row stores when to ask again.
    if (outcome !== 'timedOut' || !(error instanceof ProcessorUnavailable)) throw error;
  });
  return outcome;
}
