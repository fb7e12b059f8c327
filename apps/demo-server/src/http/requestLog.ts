import { createMiddleware } from 'hono/factory';
import type { Logger } from 'pino';
import type { AppEnvironment } from './AppEnvironment.ts';

/** One line a request. No header, no query and no body is in it, so no key or token can be. */
export function requestLog(logger: Logger) {
  // Looking for secrets in each line costs more than writing it, and of a request only the path could have one.
  const plainLogger = logger.child({}, { redact: [] });
  return createMiddleware<AppEnvironment>(async (c, next) => {
    const start = performance.now();
    await next();
    const line = {
      requestId: c.get('requestId'),
      method: c.req.method,
      path: withoutSecrets(c.req.path),
      status: c.res.status,
      durationMs: Math.round((performance.now() - start) * 10) / 10,
    };
    if (c.res.status >= 500) logger.error({ ...line, err: c.get('failure') }, 'request failed');
    else plainLogger.info(line, 'request');
  });
}

/** Who knows a confirm page's address may confirm the payment. */
function withoutSecrets(path: string): string {
  return path
    .replace(/tpp_[\w-]+/g, 'tpp_[redacted]')
    .replace(/\b(sk|cst|whsec|plk)_[\w-]+/g, '$1_[redacted]');
}
