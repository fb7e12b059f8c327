/**
 * Sees to what the tests need and a bare machine lacks: a Chromium. (The PostgreSQL that they use comes
 * with `pnpm install`.) Does nothing where one is found; run by `pnpm test` before the tests.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { chromiumPath } from './chromium.ts';

if (chromiumPath() === undefined) {
  const isRoot = process.getuid?.() === 0;
  process.stdout.write('No Chromium on this machine: installing one for the browser tests.\n');
  if (isRoot && existsSync('/usr/bin/apt-get')) {
    run('apt-get', ['update', '-qq']);
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium']);
  } else {
    const playwright = dirname(createRequire(import.meta.url).resolve('playwright-core/package.json'));
    run(process.execPath, [join(playwright, 'cli.js'), 'install', 'chromium']);
  }
  if (chromiumPath() === undefined) {
    fail('Chromium could not be installed. Install one, or name it in CHROMIUM_PATH, and run again.');
  }
}

function run(command: string, parameters: string[]): void {
  const { status } = spawnSync(command, parameters, {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  if (status !== 0) fail(`"${command} ${parameters.join(' ')}" ended with ${status}.`);
}

function fail(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}
