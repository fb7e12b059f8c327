import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';

const script = fileURLToPath(new URL('./testing/fillDisk.ts', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'coffer-full-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs a command on a disk of 120 MB that ends with it. */
function onSmallDisk(command: string[]) {
  const mount = 'mount -t tmpfs -o size=120m tmpfs "$0" && exec "$@"';
  return spawnSync('unshare', ['--mount', 'sh', '-c', mount, folder, ...command], { encoding: 'utf8' });
}

// A small disk needs the right to mount one, which root has on Linux.
test.skipIf(onSmallDisk(['true']).status !== 0)(
  'PGlite on a full disk answers at once, says what it needs, and recovers with what it had answered',
  () => {
    const { stdout, stderr } = onSmallDisk([process.execPath, script, folder]);
    expect(stderr).toBe('');
    const { first, full, recovered, rows } = JSON.parse(stdout);
    expect(first).toMatch(/^53100: /);
    for (const answer of full)
      expect(answer).toMatch(/^disk_full: The disk of the data folder \S+ is full; free 32 MB/);
    expect(recovered).toBe('answered');
    expect(rows).toEqual([{ id: 1 }, { id: 4 }]);
  },
  60_000,
);
