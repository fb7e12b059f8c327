import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../main.ts', import.meta.url));

const demoWeb = fileURLToPath(new URL('../../../demo-web', import.meta.url));

/** A server in its own process, as an operator starts it. */
export type ServerProcess = {
  process: ChildProcess;
  output: { stdout: string; stderr: string };
  /** Resolves with the exit code. */
  ended: Promise<number | null>;
};

/** Starts `main.ts` with only the given environment and a few defaults. `openFiles` lowers the limit of open files. */
export function startProcess(
  flags: readonly string[],
  environment: Record<string, string>,
  { openFiles }: { openFiles?: number } = {},
): ServerProcess {
  const command = [process.execPath, main, ...flags];
  const limited = ['sh', '-c', `ulimit -n ${openFiles}; exec "$@"`, 'sh', ...command];
  const [program = '', ...parameters] = openFiles === undefined ? command : limited;
  const child = spawn(program, parameters, {
    env: {
      PATH: process.env.PATH ?? '',
      // Most of a start is compilation. A process that exits normally saves its compiled code for the next one.
      NODE_COMPILE_CACHE: join(tmpdir(), 'coffer-compile-cache'),
      // Most tests look at no page, so nothing has to be built: this folder has the source of the pay page.
      COFFER_PAGE_DIR: demoWeb,
      // There is no load balancer to wait for.
      COFFER_DRAIN_SECONDS: '0',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk: Buffer) => {
    output.stdout += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    output.stderr += chunk.toString();
  });
  const ended = once(child, 'close').then(([code]: (number | null)[]) => code ?? null);
  return { process: child, output, ended };
}

/** Waits until the server reports that it is ready. */
export async function untilReady(server: ServerProcess, url: string): Promise<void> {
  for (let attempt = 0; attempt < 1200; attempt += 1) {
    if (server.process.exitCode !== null) throw new Error(`The server ended: ${server.output.stderr}`);
    const isReady = await fetch(`${url}/readyz`).then(
      ({ status }) => status === 200,
      () => false,
    );
    if (isReady) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('The server was not ready in time.');
}
