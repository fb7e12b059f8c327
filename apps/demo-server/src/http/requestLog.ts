import { randomUUID } from 'node:crypto';
import { createMiddleware } from 'hono/factory';
import type { Logger } from 'pino';
import { logScope } from '../platform/logScope.ts';
import type { AppEnvironment } from './AppEnvironment.ts';
import type { AppOptions } from './AppOptions.ts';
import type { RouteOf } from './routeOf.ts';

/** Gives each request an ID: the one of its `X-Request-Id` header if that is safe to log, otherwise a new one. */
export const requestId = createMiddleware<AppEnvironment>(async (c, next) => {
  const given = c.req.header('x-request-id');
  const id = given && /^[\w.:-]{1,128}$/.test(given) ? given : randomUUID();
  c.set('requestId', id);
  await logScope.run({ requestId: id }, next);
  if (!c.get('areHeadersComplete')) c.res.headers.set('x-request-id', id);
});

/** Logs one line per request. The line has no headers, query or body, so it has no key or token. */
export function requestLog(
  logger: Logger,
  { routeOf, onAnswer }: { routeOf: RouteOf; onAnswer?: AppOptions['onAnswer'] },
) {
  // Redacting each line costs more than writing it, and only the path can contain a secret.
  const plainLogger = logger.child({}, { redact: [] });
  return createMiddleware<AppEnvironment>(async (c, next) => {
    const start = performance.now();
    await next();
    const durationMs = performance.now() - start;
    onAnswer?.({ method: c.req.method, route: routeOf(c), status: c.res.status, durationMs });
    const line = {
      requestId: c.get('requestId'),
      method: c.req.method,
      path: withoutSecrets(c.req.path),
      status: c.res.status,
      durationMs: Math.round(durationMs * 10) / 10,
    };
    if (c.res.status >= 500) logger.error({ ...line, err: c.get('failure') }, 'request failed');
    else plainLogger.info(line, 'request');
  });
}

/** Removes secrets from a path. One of them is a payment's ID, because its confirm page confirms without a sign-in. */
function withoutSecrets(path: string): string {
  return path
    .replace(/tpp_[\w-]+/g, 'tpp_[redacted]')
    .replace(/\b(sk|cst|whsec|plk)_[\w-]+/g, '$1_[redacted]');
}
