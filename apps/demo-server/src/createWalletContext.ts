import type { EntrySource } from '@coffer/adapter';
import type { Database } from './database/Database.ts';
import type { Ledger } from './ledger/index.ts';
import { findRule, recordAttemptOutcome, switchOffByMethod } from './modules/autoTopUp/index.ts';
import { collectWithMethod } from './modules/invoices/index.ts';
import { applyProcessorEvent } from './modules/reconciliation/index.ts';
import {
  createRateLimiter,
  merchantKeys,
  openEventSignal,
  openEventStreams,
  type RateLimits,
  type TestMode,
  type WalletContext,
  walletOwners,
  withWalletErrors,
} from './modules/shared/index.ts';
import type { PaymentProcessor } from './payments/PaymentProcessor.ts';

/** Creates the context of the use cases, and starts to listen to the payment processor. */
export async function createWalletContext(parts: {
  database: Database;
  ledger: Ledger<EntrySource>;
  processor: PaymentProcessor;
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
    audit: null,
    ledger: withWalletErrors(parts.ledger),
    signal,
    keys: merchantKeys(parts.database),
    owners: walletOwners(parts.database),
    limiter,
    handlers: {
      lockAutoTopUp: async (transaction, walletId) => {
        await findRule(transaction, walletId, 'lock');
      },
      automaticTopUpChanged: recordAttemptOutcome,
      paymentMethodAdded: collectWithMethod,
      paymentMethodRemoved: switchOffByMethod,
    },
    streams: await openEventStreams(parts.database, limiter),
  };
  parts.processor.listen((payment) => applyProcessorEvent(context, { subject: 'payment', payment }));
  parts.processor.listenToRefunds((refund) => applyProcessorEvent(context, { subject: 'refund', refund }));
  parts.processor.listenToDisputes((dispute) =>
    applyProcessorEvent(context, { subject: 'dispute', dispute }),
  );
  return context;
}
