import type { EntrySource } from '@coffer/adapter';
import type { Database } from '../../database/Database.ts';
import type { Ledger } from '../../ledger/index.ts';
import type { PaymentProcessor } from '../../payments/PaymentProcessor.ts';
import type { RateLimiter } from './createRateLimiter.ts';
import type { EventSignal } from './eventSignal.ts';
import type { EventStreams } from './eventStreams.ts';
import type { ModuleHandlers } from './ModuleHandlers.ts';
import type { MerchantKeys } from './merchantKeys.ts';
import type { TestMode } from './TestMode.ts';
import type { WalletOwners } from './walletOwners.ts';

/** Writes what nobody waits for, with the ids that it is about. */
export type WalletLogger = Record<'warn' | 'error', (fields: object, message: string) => void>;

/** What each use-case works with. Made once, where the server is composed. */
export type WalletContext = {
  database: Database;
  /** Its refusals are `WalletError`s already: see `withWalletErrors`. */
  ledger: Ledger<EntrySource>;
  processor: PaymentProcessor;
  signal: EventSignal;
  keys: MerchantKeys;
  owners: WalletOwners;
  logger: WalletLogger;
  limiter: RateLimiter;
  handlers: ModuleHandlers;
  streams: EventStreams;
  now: () => Date;
  /** Null on a real server. */
  testMode: TestMode | null;
  /** The address that browsers reach this server by, without a slash at its end. */
  publicUrl: () => string;
  /** Signs checkpoints of the ledger; null where none is set. */
  anchorKey: string | null;
  /** Whether the operator allows webhooks to private addresses, other ports and http. */
  privateWebhooks: boolean;
  /** Where a demo hears of its own events; null on every other server. */
  demoReceiver: (() => string) | null;
};

/** Whose key a write carries: keys of two scopes never meet. */
export type CallerKey = { scope: string; key: string };

/** An answer, and whether it is that of an earlier call with the same key. */
export type Answer<Value> = { value: Value; replayed: boolean };
