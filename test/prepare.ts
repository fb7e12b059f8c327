/**
 * Installs Chromium for the browser tests, unless there is one. `pnpm test` runs this first. PostgreSQL comes with
 * `pnpm install`.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { chromiumPath } from './chromium.ts';

if (chromiumPath() === undefined) {
  const isRoot = process.getuid?.() === 0;
  process.stdout.write('Found no Chromium. Installing one for the browser tests.\n');
  if (isRoot && existsSync('/usr/bin/apt-get')) {
    run('apt-get', ['update', '-qq']);
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium']);
  } else {
    const playwright = dirname(createRequire(import.meta.url).resolve('playwright-core/package.json'));
    run(process.execPath, [join(playwright, 'cli.js'), 'install', 'chromium']);
  }
  if (chromiumPath() === undefined) {
    fail('Could not install Chromium. Install it, or set CHROMIUM_PATH, and run this again.');
  }
}

function run(command: string, parameters: string[]): void {
  const { status } = spawnSync(command, parameters, {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  if (status !== 0) fail(`"${command} ${parameters.join(' ')}" failed with exit code ${status}.`);
}

function fail(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}
