import { Hono } from 'hono';
import { createMiddleware } from 'hono/factory';
import { secureHeaders } from 'hono/secure-headers';
import type { ContentSources } from '../payments/PaymentProvider.ts';
import type { AppEnvironment } from './AppEnvironment.ts';

type SecureHeadersOptions = NonNullable<Parameters<typeof secureHeaders>[0]>;

/** Two years, for this host only: other hosts of the domain are the operator's. */
const transportSecurity = 'max-age=63072000';

const headersOfAll: SecureHeadersOptions = {
  contentSecurityPolicy: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
  xFrameOptions: 'DENY',
};

/**
 * Adds security headers to every response that does not have its own. A browser must not run, frame or sniff a response of
 * the API, or send its URL as a referrer. If the public URL has https, the browser must use https from then on.
 *
 * @see https://cheatsheetseries.owasp.org/cheatsheets/HTTP_Headers_Cheat_Sheet.html
 */
export function securityHeaders(publicUrl: () => string) {
  // The merchant API writes its responses with plain headers, so it needs the values and not a middleware.
  const withoutTls = headerValues({ ...headersOfAll, strictTransportSecurity: false });
  const withTls = headerValues({ ...headersOfAll, strictTransportSecurity: transportSecurity });
  return createMiddleware<AppEnvironment>(async (c, next) => {
    const headers = await (publicUrl().startsWith('https:') ? withTls : withoutTls);
    c.set('securityHeaders', headers);
    await next();
    if (c.get('areHeadersComplete')) return;
    for (const [name, value] of Object.entries(headers)) {
      if (!c.res.headers.has(name)) c.res.headers.set(name, value);
    }
  });
}

async function headerValues(options: SecureHeadersOptions): Promise<Record<string, string>> {
  const app = new Hono().get('/', secureHeaders(options), (c) => c.body(null));
  return Object.fromEntries((await app.request('/')).headers);
}

/**
 * Adds the Content-Security-Policy of a page that this server built: only its own sources, and those that the form of the
 * payment provider loads.
 *
 * @see https://www.w3.org/TR/CSP3/
 */
export function pageSecurityHeaders(sources: ContentSources) {
  const own = (directive: keyof ContentSources) => ["'self'", ...(sources[directive]?.split(' ') ?? [])];
  return secureHeaders({
    ...headersOfAll,
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: own('script-src'),
      styleSrc: ["'self'"],
      imgSrc: own('img-src'),
      fontSrc: ["'self'"],
      connectSrc: own('connect-src'),
      frameSrc: sources['frame-src'] ? own('frame-src') : ["'none'"],
      manifestSrc: ["'self'"],
      formAction: ["'self'"],
      baseUri: ["'none'"],
      frameAncestors: ["'none'"],
    },
    // A bank's or wallet's window, which the provider opens, reports to its opener.
    crossOriginOpenerPolicy: sources['frame-src'] ? 'same-origin-allow-popups' : 'same-origin',
    permissionsPolicy: { camera: [], microphone: [], geolocation: [] },
    // Each page sets its own, or gets the one of all responses.
    referrerPolicy: false,
    strictTransportSecurity: false,
  });
}
