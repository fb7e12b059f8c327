import { coffer } from './coffer';

/** Runs the short blocks of the guides. */
export async function signUp(user: { name: string; email: string }): Promise<string> {
  const { id: customerId } = await coffer.customers.create({ name: user.name, email: user.email });
  return customerId;
}

export async function startSetup(customerId: string): Promise<{ clientSecret: string }> {
  const { token } = await coffer.sessions.create({
    customerId,
    scopes: ['manage'],
    expiresInSeconds: 60,
  });
  const headers = { authorization: `Bearer ${token}` };
  const response = await fetch(`${process.env.COFFER_URL}/stripe/setups`, { method: 'POST', headers });
  return response.json();
}

export async function chargeForImage(walletId: string): Promise<void> {
  await coffer.entries.create(
    { walletId, type: 'debit', amount: { amount: 150, currency: 'USD' }, reason: 'Image 42' },
    { idempotencyKey: 'image-42' },
  );
}

export async function createLink(walletId: string): Promise<string> {
  const { url } = await coffer.paymentLinks.create({
    walletId,
    amount: { amount: 5000, currency: 'USD' },
    expiresIn: '7d',
  });
  return url;
}
