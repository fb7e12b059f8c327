import { enableCompileCache } from 'node:module';
import { DatabaseUnavailable } from './database/DatabaseUnavailable.ts';
import { StartupFailure } from './platform/StartupFailure.ts';
import { watchLauncher } from './platform/watchLauncher.ts';
import { demoSecretKey, type Options, readOptions } from './readOptions.ts';
import type { RunningServer } from './startServer.ts';

/** Time limit of shutting down after draining, in milliseconds, before the process exits anyway. */
const shutDownWithinMs = 4500;

try {
  const options = readOptions(process.argv.slice(2), process.env);
  // Caches compiled code of the following imports, which makes the next start half a second faster.
  enableCompileCache();
  const { startServer } = await import('./startServer.ts');
  if (options.demo) process.stdout.write('Starting the demo. The first start takes about 20 seconds.\n');
  const server = await startServer(options, options.demo ? printStep : undefined);
  process.stdout.write(banner(options, server));
  endBySignal(server, options.drainSeconds * 1000 + shutDownWithinMs);
} catch (error) {
  process.stderr.write(`${sentence(error)}\n`);
  process.exit(1);
}

function printStep(step: string): void {
  process.stdout.write(`${(performance.now() / 1000).toFixed(1).padStart(5)} s  ${step}\n`);
}

function banner(options: Options, { url, engine }: RunningServer): string {
  const lines = [
    `Coffer is ready after ${(performance.now() / 1000).toFixed(1)} s on ${engine}${options.databaseUrl ? '' : `, data in ${options.dataDir}`}`,
    '',
    ...(options.demo ? demoPages(url) : []),
    `  Merchant API   ${url}/v1`,
    `  Customer API   ${url}/wallet`,
    `  Dodo wire      ${url}/dodo`,
    `  Reference      ${url}/reference`,
    `  Payments       ${describePayments(options)}`,
    `  Secret key     ${options.secretKey === demoSecretKey ? options.secretKey : 'as set in COFFER_SECRET_KEY'}`,
  ];
  return `${lines.join('\n')}\n\n`;
}

function describePayments({ payments, testProcessor }: Options): string {
  if (payments) return `${payments.name}, ${payments.mode} mode`;
  return testProcessor ? 'test processor: nobody is charged' : "none, until Stripe's variables are set";
}

/** Pages to start with, by role. */
function demoPages(url: string): string[] {
  return [`  Demo page      ${url}`, `  Dashboard      ${url}/dashboard`, `  Mailbox        ${url}/mailbox`];
}

function endBySignal(server: RunningServer, withinMs: number): void {
  let ending = false;
  const end = () => {
    if (ending) return;
    ending = true;
    setTimeout(() => process.exit(1), withinMs).unref();
    server.shutDown().then(
      () => process.exit(0),
      (error: unknown) => {
        server.logger.error({ err: error }, 'shutting down failed');
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', end);
  process.on('SIGINT', end);
  watchLauncher(end);
}

/** Formats an error: one sentence when the operator can fix it, the stack for an unexpected error. */
function sentence(error: unknown): string {
  if (error instanceof StartupFailure || error instanceof DatabaseUnavailable) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
