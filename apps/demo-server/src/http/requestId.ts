import { randomUUID } from 'node:crypto';
import { createMiddleware } from 'hono/factory';
import type { AppEnvironment } from './AppEnvironment.ts';

/** Gives each request an id: the caller's own where it is harmless in a log, else a new one. */
export const requestId = createMiddleware<AppEnvironment>(async (c, next) => {
  const given = c.req.header('x-request-id');
  const id = given && /^[\w.:-]{1,128}$/.test(given) ? given : randomUUID();
  c.set('requestId', id);
  await next();
  if (!c.get('isIdTold')) c.res.headers.set('x-request-id', id);
});
