/** Checksum of each migration by its file name. */
export type MigrationChecksums = Readonly<Record<string, string>>;

/**
 * Compares the migrations with the committed list of their checksums. Databases have applied the listed ones, so these
 * never change. Returns one sentence for each difference, which says what to do.
 */
export function migrationProblems(files: MigrationChecksums, listed: MigrationChecksums): string[] {
  return [...new Set([...Object.keys(listed), ...Object.keys(files)])].sort().flatMap((name) => {
    const [checksum, committed] = [files[name], listed[name]];
    if (checksum === committed) return [];
    if (checksum === undefined) {
      return `${name} is missing. Databases have applied it: restore the file.`;
    }
    if (committed !== undefined) {
      return `${name} has changed. Databases have applied it: restore the file, and put the change into a new migration. If no database outside your machine has applied it yet, list its new checksum: ${checksum}`;
    }
    return name in newMigrations(files, listed)
      ? `${name} is not listed. When it is final, list it in checksums.json: pnpm db:checksums`
      : `${name} is not listed, and sorts before one that databases have applied. Give it the next number.`;
  });
}

/** Migrations that can be added to the list: those that sort after all listed ones. */
export function newMigrations(files: MigrationChecksums, listed: MigrationChecksums): MigrationChecksums {
  const newest = Object.keys(listed).sort().at(-1) ?? '';
  return Object.fromEntries(Object.entries(files).filter(([name]) => name > newest));
}
