import type { Database } from '../database/Database.ts';
import type { Jobs } from '../jobs/Jobs.ts';
import type { Ledger } from '../ledger/Ledger.ts';
import type { PaymentProcessor } from '../processor/PaymentProcessor.ts';
import { createRateLimiter } from './createRateLimiter.ts';
import { openEventSignal } from './eventSignal.ts';
import { openEventStreams } from './eventStreams.ts';
import { merchantKeys } from './merchantKeys.ts';
import { applyProcessorEvent } from './processorEvents.ts';
import type { RateLimits } from './rateLimits.ts';
import type { TestMode } from './TestMode.ts';
import { translateRefusals } from './translateRefusals.ts';
import type { WalletContext } from './WalletContext.ts';
import { walletOwners } from './walletOwners.ts';

/** Puts together what the use-cases work with, and hears the processor from now on. */
export async function createWalletContext(parts: {
  database: Database;
  ledger: Ledger;
  processor: PaymentProcessor;
  jobs: Jobs;
  logger: WalletContext['logger'];
  now: () => Date;
  publicUrl: () => string;
  testMode: TestMode | null;
  anchorKey: string | null;
  privateWebhooks: boolean;
  demoReceiver: (() => string) | null;
  rateLimits: Partial<RateLimits>;
}): Promise<WalletContext> {
  const signal = await openEventSignal(parts.database);
  const limiter = createRateLimiter(parts.database, parts.rateLimits);
  const context: WalletContext = {
    ...parts,
    ledger: translateRefusals(parts.ledger),
    signal,
    keys: merchantKeys(parts.database),
    owners: walletOwners(parts.database),
    limiter,
    streams: await openEventStreams(parts.database, limiter),
  };
  parts.processor.listen((payment) => applyProcessorEvent(context, { subject: 'payment', payment }));
  parts.processor.listenToRefunds((refund) => applyProcessorEvent(context, { subject: 'refund', refund }));
  parts.processor.listenToDisputes((dispute) =>
    applyProcessorEvent(context, { subject: 'dispute', dispute }),
  );
  return context;
}
