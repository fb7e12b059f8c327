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
  /** Takes nothing new, and resolves when all that was under way is answered, or after `withinMs`. */
  drain(withinMs: number): Promise<void>;
};

/** Longer than the minute after which load balancers drop an idle connection: whoever drops it first must not be us. */
const keepAliveMs = 65_000;

/** Takes the port at `host`, or at every interface where that is null. @throws StartupFailure when it cannot be had. */
export async function listen({ port, host }: { port: number; host: string | null }): Promise<Listener> {
  let fetch: Fetch = answerStarting;
  const server = createHttpServer(
    getRequestListener((request, { incoming }) => fetch(request, { incoming })),
  );
  server.keepAliveTimeout = keepAliveMs;
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(toFailure(error, { port, host })));
    server.listen({ port, ...(host === null ? {} : { host }) }, resolve);
  });
  return {
    port: portOf(server),
    serve(next) {
      fetch = next;
    },
    drain: (withinMs) => drain(server, withinMs),
  };
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
