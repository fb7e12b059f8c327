import type { WalletScope } from '@coffer/adapter';
import type { Role } from '../ui/usePreferences.ts';
import { networkFetch } from './networkFetch.ts';
import type { Schemas } from './Schemas.ts';

/** A customer of the seed. Anyone can sign in as one. */
export type DemoCustomer = Schemas['DemoCustomers']['items'][number];

/** The jobs that a wallet can pay for, and those that ran. */
export type DemoJobs = Schemas['DemoJobs'];

/** A job with the funds that it reserved and the amount that it charged. */
export type FinishedDemoJob = Schemas['FinishedDemoJob'];

/** An error response of the demo server. */
export class DemoError extends Error {
  override readonly name = 'DemoError';
  readonly code: string;

  constructor({ code, detail }: { code: string; detail: string }) {
    super(detail);
    this.code = code;
  }
}

/** Nimbus's roles, and the scopes that its back end requests for a session. */
const scopesByRole: Record<Role, readonly WalletScope[]> = {
  viewer: ['view'],
  member: ['view', 'topUp'],
  owner: ['view', 'topUp', 'manage'],
};

/** Lists the customers of the seed. A product has its own sign-in instead. */
export async function fetchCustomers(): Promise<DemoCustomer[]> {
  return (await call<Schemas['DemoCustomers']>('GET', '/demo/customers')).items;
}

/**
 * Creates a session for one customer and returns its token with its expiry. In a product, your back end does this with
 * its secret key, for the customer who is signed in. Here the demo server plays that back end.
 */
export function createSession(customerId: string, role: Role): Promise<Schemas['DemoSession']> {
  return call('POST', '/demo/sessions', { body: { customerId, scopes: scopesByRole[role] } });
}

/** Creates the Stripe SetupIntent for the form that saves a payment method. */
export async function createStripeSetup(customerId: string, role: Role): Promise<{ clientSecret: string }> {
  const { token } = await createSession(customerId, role);
  return call('POST', '/stripe/setups', { token });
}

/** Lists the jobs that a wallet can pay for, and those that ran, newest first. */
export function fetchJobs(walletId: string): Promise<DemoJobs> {
  return call('GET', `/demo/wallets/${walletId}/jobs`);
}

/** Runs a job. A repeat with the same key returns the outcome of the first request. */
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
  const response = await networkFetch(path, {
    method,
    headers,
    body: body === undefined ? null : JSON.stringify(body),
  });
  const responseBody = await response.json().catch(() => null);
  if (response.ok) return responseBody;
  throw new DemoError(
    responseBody ?? {
      code: 'service_unavailable',
      detail: `The demo server responded with status ${response.status}.`,
    },
  );
}
