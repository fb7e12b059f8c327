import { chmodSync, mkdtempSync, readFileSync, rmSync, statfsSync } from 'node:fs';

const memory = '/dev/shm';
const freeBytesMin = 2_000_000_000;

/**
 * Global setup of vitest. Puts the temporary files of the run in memory if there is room, above all the databases: each
 * one that a test creates or drops syncs a thousand files. The engines still sync as in production; no test simulates a
 * loss of power.
 */
export default function setup(): void {
  if (process.env.TMPDIR?.startsWith(memory) || !isUsable()) return;
  const folder = mkdtempSync(`${memory}/coffer-tests-`);
  // PostgreSQL runs as another user when the tests run as root.
  chmodSync(folder, 0o1777);
  process.env.TMPDIR = folder;
  // The setups of other projects still use the folder until the process ends.
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
}

/** Returns whether the folder has room and allows execution, which the copied PostgreSQL binaries need. */
function isUsable(): boolean {
  try {
    const { bavail, bsize } = statfsSync(memory);
    const mount = readFileSync('/proc/mounts', 'utf8')
      .split('\n')
      .find((line) => line.includes(` ${memory} `));
    return bavail * bsize >= freeBytesMin && mount !== undefined && !mount.includes('noexec');
  } catch {
    return false;
  }
}
