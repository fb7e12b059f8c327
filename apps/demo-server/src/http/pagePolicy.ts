import type { ContentSources } from '../payments/PaymentProvider.ts';

const providerDirectives = ['script-src', 'frame-src', 'connect-src', 'img-src'] as const;

/**
 * Returns the Content-Security-Policy of the demo page: only its own sources, and those of the payment provider.
 *
 * @see https://www.w3.org/TR/CSP3/
 */
export function pagePolicy(sources: ContentSources): string {
  return [
    "default-src 'self'",
    ...providerDirectives.map((directive) =>
      [directive, "'self'", sources[directive]].filter((part) => part !== undefined).join(' '),
    ),
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}
