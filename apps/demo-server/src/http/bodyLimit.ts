import { WalletError } from '@coffer/adapter';
import { createMiddleware } from 'hono/factory';

/** Maximum size of a request body. */
export const maxBodyBytes = 64 * 1024;

/** Rejects a request whose `Content-Length` is above the limit, before its body is read. */
export const bodyLimit = createMiddleware(async (c, next) => {
  if (Number(c.req.header('content-length')) > maxBodyBytes) rejectLongBody();
  await next();
});

/** Throws the error for a body that is too long. */
export function rejectLongBody(): never {
  throw new WalletError('body_too_large', `The body is longer than ${maxBodyBytes} bytes.`, {
    facts: { maxBytes: maxBodyBytes },
  });
}
