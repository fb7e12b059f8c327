import { WalletError } from '@coffer/adapter';
import { createMiddleware } from 'hono/factory';

/** The longest body that is read. */
export const maxBodyBytes = 64 * 1024;

/** Refuses by the length that a request announces, before anything is read. */
export const bodyLimit = createMiddleware(async (c, next) => {
  if (Number(c.req.header('content-length')) > maxBodyBytes) refuseBody();
  await next();
});

/** Refuses a body that is too long. */
export function refuseBody(): never {
  throw new WalletError('body_too_large', `The body is longer than ${maxBodyBytes} bytes.`, {
    facts: { maxBytes: maxBodyBytes },
  });
}
