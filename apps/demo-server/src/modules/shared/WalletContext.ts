import type { EntrySource } from '@coffer/adapter';
import type { Database } from '../../database/Database.ts';
import type { Ledger } from '../../ledger/index.ts';
import type { PaymentProcessor } from '../../payments/PaymentProcessor.ts';
import type { AuditContext } from './AuditContext.ts';
import type { RateLimiter } from './createRateLimiter.ts';
import type { EventSignal } from './eventSignal.ts';
import type { EventStreams } from './eventStreams.ts';
import type { ModuleHandlers } from './ModuleHandlers.ts';
import type { MerchantKeys } from './merchantKeys.ts';
import type { TestMode } from './TestMode.ts';
import type { WalletOwners } from './walletOwners.ts';

/** Logs problems of work that no request waits for, with the ids concerned. */
export type WalletLogger = Record<'warn' | 'error', (fields: object, message: string) => void>;

/** Dependencies of every use case. `createWalletContext` creates them once per server. */
export type WalletContext = {
  /** The request that the audit log records. Null in work that no request waits for. */
  audit: AuditContext | null;
  database: Database;
  /** Throws `WalletError`s instead of `LedgerError`s: see `withWalletErrors`. */
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
  /** Null on a production server. */
  testMode: TestMode | null;
  /** Public URL of this server, without a trailing slash. */
  publicUrl: () => string;
  /** Key that signs checkpoints of the ledger. Null leaves them unsigned. */
  anchorKey: string | null;
  /** Whether the operator allows webhooks to private addresses, other ports and http. */
  privateWebhooks: boolean;
  /** URL of the demo's own webhook receiver. Null on every other server. */
  demoReceiver: (() => string) | null;
};

/** Idempotency key of a caller. The same key in two scopes is two keys. */
export type CallerKey = { scope: string; key: string };

/** Result of a write, and whether an earlier call with the same idempotency key produced it. */
export type IdempotentResult<Value> = { value: Value; replayed: boolean };
