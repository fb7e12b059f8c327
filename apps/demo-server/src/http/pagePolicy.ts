/** What Stripe asks a page to allow: its script, its frames, and what its script asks. */
const stripeSources = {
  'script-src': 'https://js.stripe.com https://*.js.stripe.com',
  'frame-src': 'https://js.stripe.com https://*.js.stripe.com https://hooks.stripe.com',
  'connect-src': 'https://api.stripe.com',
  'img-src': 'https://*.stripe.com',
};

/** The demo page's Content-Security-Policy: nothing but its own, and Stripe's where Stripe is on. */
export function pagePolicy({ withStripe }: { withStripe: boolean }): string {
  const own = Object.entries(stripeSources).map(
    ([directive, sources]) => `${directive} 'self'${withStripe ? ` ${sources}` : ''}`,
  );
  return [
    "default-src 'self'",
    ...own,
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}
