import { httpAdapter } from '@coffer/adapter';

/** Calls the server from the page, with a session from the host's own route. */
export const adapter = httpAdapter({
  baseUrl: 'https://pay.example.com/wallet',
  getToken: () => fetchSession(),
});

async function fetchSession(): Promise<{ token: string; expiresAt: string }> {
  const response = await fetch('/api/wallet-session', { method: 'POST' });
  return response.json();
}
