import type { WalletError } from '@coffer/adapter';

/** Two people's versions of the same settings. */
export type VersionConflict<Yours, Theirs> = {
  /** Settings that the customer tried to save. */
  yours: Yours;
  /** Settings that someone else saved first. They are in effect. */
  theirs: Theirs;
};

/** Returns both versions after a save failed with `version_conflict`, once the other version has been read. Else null. */
export function versionConflict<Yours extends { version: number }, Theirs extends { version: number }>(
  { error, variables }: { error: WalletError | null; variables: Yours | undefined },
  theirs: Theirs | undefined,
): VersionConflict<Yours, Theirs> | null {
  const isKnown = variables && theirs && theirs.version !== variables.version;
  return error?.code === 'version_conflict' && isKnown ? { yours: variables, theirs } : null;
}
