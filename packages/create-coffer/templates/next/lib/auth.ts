/**
 * Replace it with your own sign-in: return the user of the request with their Coffer customer, or null. Until then, the
 * user is the demo customer of `.env`, on this machine only. In production it throws.
 */
export async function currentUser(request: Request): Promise<{ customerId: string } | null> {
  const customerId = process.env.COFFER_DEMO_CUSTOMER;
  const isHere = ['localhost', '127.0.0.1'].includes(new URL(request.url).hostname);
  if (!customerId || !isHere) return null;
  // A proxy or a visitor can name any host, so the address proves nothing in production.
  if (process.env.NODE_ENV === 'production') throw new Error('Replace lib/auth.ts with your own sign-in.');
  return { customerId };
}
