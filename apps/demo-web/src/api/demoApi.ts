import type { WalletScope } from '@coffer/adapter';
import type { components } from './api.gen.ts';
import { networkFetch } from './networkFetch.ts';

type Schemas = components['schemas'];

/** A customer that one can sign in as. */
export type DemoCustomer = Schemas['DemoCustomers']['items'][number];

/** What one can run, and what ran. */
export type DemoJobs = Schemas['DemoJobs'];

/** What a job was reserved, and what it cost. */
export type FinishedDemoJob = Schemas['FinishedDemoJob'];

/** What the demo server said instead of an answer. */
export class DemoProblem extends Error {
  override readonly name = 'DemoProblem';
  readonly code: string;

  constructor({ code, detail }: { code: string; detail: string }) {
    super(detail);
    this.code = code;
  }
}

/** The customers of the seed. In a product this is your sign-in. */
export async function fetchCustomers(): Promise<DemoCustomer[]> {
  return (await call<Schemas['DemoCustomers']>('GET', '/demo/customers')).items;
}

/**
 * A session token for one customer, and until when it holds. In a product your own back end asks for it with its secret key, for the
 * customer who is signed in to you; here the demo server plays that back end.
 */
export function fetchToken(
  customerId: string,
  scopes: readonly WalletScope[],
): Promise<Schemas['DemoSession']> {
  return call('POST', '/demo/sessions', { body: { customerId, scopes } });
}

/** What Stripe's form for a new payment method starts with. */
export async function fetchStripeSetup(
  customerId: string,
  scopes: readonly WalletScope[],
): Promise<{ clientSecret: string }> {
  const { token } = await fetchToken(customerId, scopes);
  return call('POST', '/stripe/setups', { token });
}

/** What one can run with a wallet, and what ran, newest first. */
export function fetchJobs(walletId: string): Promise<DemoJobs> {
  return call('GET', `/demo/wallets/${walletId}/jobs`);
}

/** Runs a job; a repeat with the same key answers what the first one did. */
export function runJob(
  walletId: string,
  { key, ...body }: Schemas['RunDemoJob'] & { key: string },
): Promise<FinishedDemoJob> {
  return call('POST', `/demo/wallets/${walletId}/jobs`, { body, key });
}

async function call<Body>(
  method: 'GET' | 'POST',
  path: string,
  { body, key, token }: { body?: unknown; key?: string; token?: string } = {},
): Promise<Body> {
  const headers = new Headers();
  if (body !== undefined) headers.set('content-type', 'application/json');
  if (token !== undefined) headers.set('authorization', `Bearer ${token}`);
  if (key !== undefined) headers.set('idempotency-key', key);
  const response = await networkFetch(path, { method, headers, body: JSON.stringify(body) ?? null });
  const answer = await response.json().catch(() => null);
  if (response.ok) return answer;
  throw new DemoProblem(answer ?? { code: 'service_unavailable', detail: `It answered ${response.status}.` });
}
