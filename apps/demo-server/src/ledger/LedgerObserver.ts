/** Callbacks for metrics of `ledger.post`. They must not throw. */
export type LedgerObserver = {
  /** Called when the number of operations without a result changes. */
  onQueueChange(length: number): void;
  /** Called after each call of the ledger with its number of operations, also when it failed. */
  onBatch(batch: { operations: number; durationMs: number; failed: boolean }): void;
};
