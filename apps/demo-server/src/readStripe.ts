import type { EnvironmentReader } from './environmentReader.ts';
import { StartupFailure } from './platform/StartupFailure.ts';

/** Stripe's variables, each with what it starts with. */
const variables = [
  ['STRIPE_SECRET_KEY', /^[sr]k_(test|live)_./, 'sk_test_, sk_live_, rk_test_ or rk_live_'],
  ['STRIPE_WEBHOOK_SECRET', /^whsec_./, 'whsec_'],
  ['STRIPE_PUBLISHABLE_KEY', /^pk_(test|live)_./, 'pk_test_ or pk_live_'],
] as const;

/**
 * Reads Stripe's variables: all of them or none, and all of one mode. A payment without its webhooks would settle
 * late, and a form with the other mode's key not at all.
 */
export function readStripe(
  read: EnvironmentReader,
  { demo, publicUrl }: { demo: boolean; publicUrl: string | null },
): { secretKey: string; webhookSecret: string; publishableKey: string } | null {
  const values = variables.map(([name]) => read.text(name));
  if (values.every((value) => value === null)) return null;
  for (const [index, [name, form, starts]] of variables.entries()) {
    const value = values[index] ?? null;
    if (value === null) throw new StartupFailure(`Set ${name} too, or none of Stripe's variables.`);
    if (!form.test(value)) throw new StartupFailure(`${name} must start with ${starts}.`);
  }
  const [secretKey = '', webhookSecret = '', publishableKey = ''] = values.map((value) => value ?? '');
  const isLive = publishableKey.startsWith('pk_live_');
  if (secretKey.includes('k_live_') !== isLive) {
    throw new StartupFailure(
      'STRIPE_SECRET_KEY and STRIPE_PUBLISHABLE_KEY must be of one mode: both test, or both live.',
    );
  }
  if (isLive && demo) {
    throw new StartupFailure("--demo signs anybody in: use it with Stripe's test keys only.");
  }
  if (isLive && !publicUrl?.startsWith('https://')) {
    throw new StartupFailure(
      "With Stripe's live keys, set COFFER_PUBLIC_URL to this server's https address.",
    );
  }
  return { secretKey, webhookSecret, publishableKey };
}
