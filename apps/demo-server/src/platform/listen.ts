import { readFileSync } from 'node:fs';
import { createServer as createHttpServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { StartupFailure } from './StartupFailure.ts';

type Fetch = (request: Request, env: { incoming: { socket: Socket } }) => Response | Promise<Response>;

/** A listening socket that responds with 503 until a server is attached. */
export type Listener = {
  port: number;
  /** Starts to respond with `fetch`. */
  serve(fetch: Fetch): void;
  /** Continues to serve, but closes each connection after its next response, so that clients connect to another server. */
  closeConnections(): void;
  /** Accepts nothing new. Resolves when all requests in progress have a response, or after `withinMs`. */
  drain(withinMs: number): Promise<void>;
};

/** Time limits for clients. The duration of a response, such as a stream or an export, is not limited. */
type Timeouts = {
  /** Time for the headers of a request, in milliseconds. @default 10000 */
  headersMs?: number;
  /** Time for a whole request, in milliseconds. @default 30000 */
  requestMs?: number;
};

/** Longer than the minute after which load balancers close an idle connection, so that the server never closes it first. */
const keepAliveMs = 65_000;

/** Interval at which connections are checked for these time-outs, in milliseconds. */
const checkConnectionsMs = 1000;

/**
 * File descriptors reserved for the database and outgoing requests. The embedded database opens about 260 files, and its
 * memory is corrupted when it cannot open one.
 */
const descriptorsKept = 500;

/**
 * Listens on a port of `host`, or of every interface when `host` is null.
 *
 * @throws StartupFailure when the port is not available
 */
export async function listen({
  port,
  host,
  names = { port: 'PORT', host: 'HOST' },
  timeouts: { headersMs = 10_000, requestMs = 30_000 } = {},
}: {
  port: number;
  host: string | null;
  /** Variables that the messages name. */
  names?: { port: string; host: string };
  timeouts?: Timeouts;
}): Promise<Listener> {
  let fetch: Fetch = answerStarting;
  let closing = false;
  const answer = getRequestListener((request, { incoming }) => fetch(request, { incoming }));
  const server = createHttpServer(
    { headersTimeout: headersMs, requestTimeout: requestMs, connectionsCheckingInterval: checkConnectionsMs },
    (incoming, outgoing) => {
      if (closing) outgoing.setHeader('connection', 'close');
      return answer(incoming, outgoing);
    },
  );
  server.keepAliveTimeout = keepAliveMs;
  server.maxConnections = connectionsMax();
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(toFailure(error, { port, host, names })));
    server.listen({ port, ...(host === null ? {} : { host }) }, resolve);
  });
  return {
    port: portOf(server),
    serve(next) {
      fetch = next;
    },
    closeConnections() {
      closing = true;
    },
    drain: (withinMs) => drain(server, withinMs),
  };
}

/**
 * Maximum number of connections at once. The process has a limit of open files. Beyond it the server could accept no
 * connection and open none to the database.
 */
function connectionsMax(): number {
  const limit = openFilesLimit();
  return Math.max(Math.floor(limit / 2), limit - descriptorsKept);
}

/** Reads the limit of open files of the process, or returns the usual limit when it is unreadable. */
function openFilesLimit(): number {
  const usual = 1024;
  try {
    const limit = Number(/^Max open files\s+(\d+)/m.exec(readFileSync('/proc/self/limits', 'utf8'))?.[1]);
    return limit > 0 ? limit : usual;
  } catch {
    return usual;
  }
}

/** Page for a browser that opens before the server is ready. It reloads every second, without a script. */
const startingPage = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="refresh" content="1">
<title>Coffer is starting</title>
<style>
  :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
  body { display: grid; place-content: center; min-height: 100vh; margin: 0; text-align: center; }
  h1 { margin: 0; font-size: 1.25rem; }
  p { margin: 0.25rem 0 0; opacity: 0.7; }
</style>
<h1>Coffer is starting</h1>
<p>This page opens as soon as the server is ready.</p>
</html>
`;

function answerStarting(request: Request): Response {
  const headers = { 'retry-after': '1', 'cache-control': 'no-store' };
  if (request.headers.get('accept')?.includes('text/html')) {
    return new Response(startingPage, {
      status: 503,
      headers: { ...headers, 'content-type': 'text/html; charset=utf-8' },
    });
  }
  const problem = {
    type: '/reference/errors/service_unavailable',
    title: 'Service unavailable',
    status: 503,
    code: 'service_unavailable',
    detail: 'The server is starting. Try again in a moment.',
  };
  return new Response(JSON.stringify(problem), {
    status: 503,
    headers: { ...headers, 'content-type': 'application/problem+json' },
  });
}

function drain(server: HttpServer, withinMs: number): Promise<void> {
  return new Promise((resolve) => {
    // A busy connection becomes idle later and would be kept alive.
    const idle = setInterval(() => server.closeIdleConnections(), 25);
    const late = setTimeout(() => server.closeAllConnections(), withinMs);
    server.close(() => {
      clearInterval(idle);
      clearTimeout(late);
      resolve();
    });
  });
}

function portOf(server: HttpServer): number {
  const address: AddressInfo | string | null = server.address();
  return address !== null && typeof address === 'object' ? address.port : 0;
}

function toFailure(
  error: NodeJS.ErrnoException,
  { port, host, names }: { port: number; host: string | null; names: { port: string; host: string } },
): Error {
  if (error.code === 'EADDRINUSE') {
    return new StartupFailure(
      `Port ${port} is in use; stop what listens there, or set ${names.port} to another one.`,
    );
  }
  if (error.code === 'EACCES') {
    return new StartupFailure(
      `Port ${port} may not be used by this user; set ${names.port} to one above 1023.`,
    );
  }
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND') {
    return new StartupFailure(`${names.host} ${host} is no address of this machine; 0.0.0.0 is all of them.`);
  }
  return error;
}
