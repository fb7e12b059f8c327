import type { WalletError } from '@coffer/adapter';

/** What two people made of the same settings. */
export type VersionConflict<Yours, Theirs> = {
  /** What was to be saved. */
  yours: Yours;
  /** What had been saved meanwhile, and holds. */
  theirs: Theirs;
};

/** Both sides of a save that came too late, once the other one has been read. */
export function versionConflict<Yours extends { version: number }, Theirs extends { version: number }>(
  { error, variables }: { error: WalletError | null; variables: Yours | undefined },
  theirs: Theirs | undefined,
): VersionConflict<Yours, Theirs> | null {
  const isKnown = variables && theirs && theirs.version !== variables.version;
  return error?.code === 'version_conflict' && isKnown ? { yours: variables, theirs } : null;
}
