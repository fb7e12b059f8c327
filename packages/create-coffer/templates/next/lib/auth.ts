/**
 * Replace it with your own sign-in: return the user of the request with their Coffer customer, or null. Until then, the
 * user is the demo customer of `.env`, on this machine only.
 */
export async function currentUser(request: Request): Promise<{ customerId: string } | null> {
  const customerId = process.env.COFFER_DEMO_CUSTOMER;
  return customerId && new URL(request.url).hostname === 'localhost' ? { customerId } : null;
}
