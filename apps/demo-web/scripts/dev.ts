/**
 * `pnpm dev`: the demo with hot reload. Vite serves the page and replaces its modules as you edit, the kit's packages
 * included. Node restarts the server when one of its files changes; it keeps its data.
 */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { createServer } from 'vite';

const web = fileURLToPath(new URL('..', import.meta.url));
const root = fileURLToPath(new URL('../../..', import.meta.url));

const page = await createServer({ root: web, clearScreen: false });
await page.listen();
const url = page.resolvedUrls?.local[0]?.replace(/\/$/, '');
if (url === undefined) throw new Error('Vite serves no page on this machine.');

const server = spawn(
  process.execPath,
  [
    // Not `--watch` alone, which restarts whenever a package manager touches a dependency.
    ...['apps/demo-server/src', 'packages/adapter/src'].map((folder) => `--watch-path=${folder}`),
    '--watch-preserve-output',
    'apps/demo-server/src/main.ts',
    '--demo',
    ...process.argv.slice(2),
  ],
  {
    cwd: root,
    stdio: 'inherit',
    // Links lead to Vite's page, and the server builds none.
    env: { ...process.env, COFFER_PUBLIC_URL: url, COFFER_PAGE_DIR: web },
  },
);
server.once('exit', (code) => end(code ?? 0));
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => server.kill(signal));

async function end(code: number): Promise<void> {
  await page.close();
  process.exit(code);
}
