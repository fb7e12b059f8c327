import { coffer } from './coffer';

/** Runs the short blocks of the guides. */
export async function signUp(user: { name: string; email: string }): Promise<string> {
  const { id: customerId } = await coffer('/customers', { name: user.name, email: user.email });
  return customerId;
}

export async function startSetup(customerId: string): Promise<{ clientSecret: string }> {
  const session = { scopes: ['manage'], expiresInSeconds: 60 };
  const { token } = await coffer(`/customers/${customerId}/sessions`, session);
  const headers = { authorization: `Bearer ${token}` };
  const response = await fetch(`${process.env.COFFER_URL}/stripe/setups`, { method: 'POST', headers });
  return response.json();
}

export async function chargeForImage(walletId: string): Promise<void> {
  const charge = { type: 'debit', amount: { amount: 150, currency: 'USD' }, reason: 'Image 42' };
  await coffer(`/wallets/${walletId}/entries`, charge, 'image-42');
}

export async function createLink(walletId: string): Promise<string> {
  const { url } = await coffer(`/wallets/${walletId}/payment-links`, {
    amount: { amount: 5000, currency: 'USD' },
    expiresIn: '7d',
  });
  return url;
}
