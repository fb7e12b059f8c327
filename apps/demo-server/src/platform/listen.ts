import { readFileSync } from 'node:fs';
import { createServer as createHttpServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { StartupFailure } from './StartupFailure.ts';

type Fetch = (request: Request, env: { incoming: { socket: Socket } }) => Response | Promise<Response>;

/** A socket that is held from the start, and answers 503 until there is a server behind it. */
export type Listener = {
  port: number;
  /** Answers by `fetch` from now on. */
  serve(fetch: Fetch): void;
  /** Goes on serving, and closes each connection after its next response: clients connect to another server. */
  closeConnections(): void;
  /** Takes nothing new, and resolves when all that was under way is answered, or after `withinMs`. */
  drain(withinMs: number): Promise<void>;
};

/** How long a client may take. What a response takes, a stream or an export, is not limited. */
type Timeouts = {
  /** For the headers of a request. @default 10000 */
  headersMs?: number;
  /** For a whole request. @default 30000 */
  requestMs?: number;
};

/** Longer than the minute after which load balancers drop an idle connection: whoever drops it first must not be us. */
const keepAliveMs = 65_000;

/** How often connections are checked for these time-outs. */
const checkConnectionsMs = 1000;

/**
 * Descriptors that are left for the database and outgoing requests. The embedded database opens about 260 files, and is
 * damaged in memory by one that it cannot open.
 */
const descriptorsKept = 500;

/** Takes the port at `host`, or at every interface where that is null. @throws StartupFailure when it cannot be had. */
export async function listen({
  port,
  host,
  timeouts: { headersMs = 10_000, requestMs = 30_000 } = {},
}: {
  port: number;
  host: string | null;
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
    server.once('error', (error: NodeJS.ErrnoException) => reject(toFailure(error, { port, host })));
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
 * So many connections at once. The number of open files is limited for each process; a connection beyond it could not be
 * accepted, and neither could one to the database be opened.
 */
function connectionsMax(): number {
  const limit = openFilesLimit();
  return Math.max(Math.floor(limit / 2), limit - descriptorsKept);
}

/** The process's limit of open files; where it cannot be read, the usual one. */
function openFilesLimit(): number {
  const usual = 1024;
  try {
    const limit = Number(/^Max open files\s+(\d+)/m.exec(readFileSync('/proc/self/limits', 'utf8'))?.[1]);
    return limit > 0 ? limit : usual;
  } catch {
    return usual;
  }
}

function answerStarting(): Response {
  const problem = {
    type: 'urn:coffer:error:service_unavailable',
    title: 'Service unavailable',
    status: 503,
    code: 'service_unavailable',
    detail: 'The server is starting. Try again in a moment.',
  };
  const headers = { 'content-type': 'application/problem+json', 'retry-after': '1' };
  return new Response(JSON.stringify(problem), { status: 503, headers });
}

function drain(server: HttpServer, withinMs: number): Promise<void> {
  return new Promise((resolve) => {
    // A connection that was busy at first becomes idle later, and would be kept alive.
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
  { port, host }: { port: number; host: string | null },
): Error {
  if (error.code === 'EADDRINUSE') {
    return new StartupFailure(`Port ${port} is in use; stop what listens there, or set PORT to another one.`);
  }
  if (error.code === 'EACCES') {
    return new StartupFailure(`Port ${port} may not be used by this user; set PORT to one above 1023.`);
  }
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND') {
    return new StartupFailure(`HOST ${host} is no address of this machine; 0.0.0.0 is all of them.`);
  }
  return error;
}
