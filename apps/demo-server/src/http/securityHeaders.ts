import { createMiddleware } from 'hono/factory';
import type { AppEnvironment } from './AppEnvironment.ts';

/**
 * Adds security headers to every response: no guessing of the media type, no referrer, and with https no later request by
 * http. A page may set its own.
 */
export function securityHeaders(publicUrl: () => string) {
  return createMiddleware<AppEnvironment>(async (c, next) => {
    const headers = {
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      ...(publicUrl().startsWith('https:') ? { 'strict-transport-security': 'max-age=63072000' } : {}),
    };
    c.set('securityHeaders', headers);
    await next();
    if (c.get('areHeadersComplete')) return;
    for (const [name, value] of Object.entries(headers)) {
      if (!c.res.headers.has(name)) c.res.headers.set(name, value);
    }
  });
}
