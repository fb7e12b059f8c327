import type { Hono } from 'hono';
import { cors } from 'hono/cors';
import type { AppEnvironment } from './AppEnvironment.ts';
import type { AppOptions } from './AppOptions.ts';

/**
 * Lets pages of other origins call the customer API, and the setup of the payment provider's form, from a browser. Without
 * allowed origins, browsers block them. Callers send a session token and no cookie.
 *
 * @see https://fetch.spec.whatwg.org/#http-cors-protocol
 */
export function allowOrigins(
  app: Hono<AppEnvironment>,
  { allowedOrigins = [], payments }: Pick<AppOptions, 'allowedOrigins' | 'payments'>,
): void {
  if (allowedOrigins.length === 0) return;
  const allow = cors({
    origin: [...allowedOrigins],
    allowMethods: ['GET', 'POST', 'PUT', 'DELETE'],
    allowHeaders: [
      'Authorization',
      'Content-Type',
      'Idempotency-Key',
      'If-Match',
      'Last-Event-ID',
      'X-Request-Id',
    ],
    exposeHeaders: ['Retry-After', 'X-Request-Id', 'Idempotent-Replayed', 'Content-Disposition'],
    maxAge: 7200,
  });
  app.use('/wallet/*', allow);
  for (const { access, path } of payments.routes) if (access === 'customer') app.use(path, allow);
}
