import { AsyncLocalStorage } from 'node:async_hooks';

type Scope = { database: object; open: boolean };

const scopes = new AsyncLocalStorage<Scope>();

/**
 * Runs `work` inside a transaction of `database`, so that `refuseInsideTransaction` can detect a statement that would wait
 * forever for its own transaction.
 */
export async function withinTransactionScope<Result>(
  database: object,
  work: () => Promise<Result>,
): Promise<Result> {
  const scope = { database, open: true };
  try {
    return await scopes.run(scope, work);
  } finally {
    // Code that outlives the transaction, such as a listener started in it, is outside again.
    scope.open = false;
  }
}

/** Whether the caller runs inside an open transaction. */
export function isInsideTransaction(): boolean {
  return scopes.getStore()?.open === true;
}

/** Throws when the caller runs inside a transaction of `database`, which is a programming error. */
export function refuseInsideTransaction(database: object): void {
  const scope = scopes.getStore();
  if (scope?.open && scope.database === database) {
    throw new Error(
      'The database was used inside one of its own transactions, which would wait for ever. Use the transaction that was handed in.',
    );
  }
}
