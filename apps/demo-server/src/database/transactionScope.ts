import { AsyncLocalStorage } from 'node:async_hooks';

type Scope = { database: object; open: boolean };

const scopes = new AsyncLocalStorage<Scope>();

/**
 * Runs `work` as the inside of a transaction of `database`, so that `refuseInsideTransaction` can see
 * a statement that would wait for ever for the very transaction that it stands in.
 */
export async function withinTransactionScope<Result>(
  database: object,
  work: () => Promise<Result>,
): Promise<Result> {
  const scope = { database, open: true };
  try {
    return await scopes.run(scope, work);
  } finally {
    // What outlives the transaction, such as a listener started in it, is free again.
    scope.open = false;
  }
}

/** Whether the caller stands inside a transaction that is still open. */
export function isInsideTransaction(): boolean {
  return scopes.getStore()?.open === true;
}

/** Throws when the caller stands inside a transaction of `database`: a mistake in the program. */
export function refuseInsideTransaction(database: object): void {
  const scope = scopes.getStore();
  if (scope?.open && scope.database === database) {
    throw new Error(
      'The database was used inside one of its own transactions, which would wait for ever. Use the transaction that was handed in.',
    );
  }
}
