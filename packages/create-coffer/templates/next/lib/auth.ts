/**
 * Replace it with your own sign-in: return the user of the request with their Coffer customer, or null. Until then, the
 * user is the demo customer of `.env`, on this machine only.
 */
export async function currentUser(request: Request): Promise<{ customerId: string } | null> {
  const customerId = process.env.COFFER_DEMO_CUSTOMER;
  const isHere = ['localhost', '127.0.0.1'].includes(new URL(request.url).hostname);
  return customerId && isHere ? { customerId } : null;
}
