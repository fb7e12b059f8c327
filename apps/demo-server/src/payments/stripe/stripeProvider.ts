import type { EnvironmentReader } from '../../environmentReader.ts';
import { StartupFailure } from '../../platform/StartupFailure.ts';
import type { ConfiguredProvider, ContentSources, PaymentProvider } from '../PaymentProvider.ts';
import type { StripeOptions } from './StripeProcessor.ts';

/** Provider of real payments at Stripe. */
export const stripeProvider: PaymentProvider = { path: '/stripe', configure };

type Variable = { name: string; pattern: RegExp; starts: string };

const variables = {
  secretKey: {
    name: 'STRIPE_SECRET_KEY',
    pattern: /^[sr]k_(test|live)_./,
    starts: 'sk_test_, sk_live_, rk_test_ or rk_live_',
  },
  webhookSecret: { name: 'STRIPE_WEBHOOK_SECRET', pattern: /^whsec_./, starts: 'whsec_' },
  publishableKey: {
    name: 'STRIPE_PUBLISHABLE_KEY',
    pattern: /^pk_(test|live)_./,
    starts: 'pk_test_ or pk_live_',
  },
} satisfies Record<string, Variable>;

/**
 * Reads Stripe's variables: all of them or none, and all of one mode. Without webhooks a payment would settle late, and
 * a form with the key of the other mode would not work.
 */
function configure(
  read: EnvironmentReader,
  { demo, publicUrl }: { demo: boolean; publicUrl: string | null },
): ConfiguredProvider | null {
  if (Object.values(variables).every(({ name }) => read.text(name) === null)) return null;
  const secretKey = readVariable(read, variables.secretKey);
  const webhookSecret = readVariable(read, variables.webhookSecret);
  const publishableKey = readVariable(read, variables.publishableKey);
  const isLive = isLiveKey(publishableKey);
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
  return configureStripe({ secretKey, webhookSecret, publishableKey });
}

function readVariable(read: EnvironmentReader, { name, pattern, starts }: Variable): string {
  const value = read.text(name);
  if (value === null) throw new StartupFailure(`Set ${name} too, or none of Stripe's variables.`);
  if (!pattern.test(value)) throw new StartupFailure(`${name} must start with ${starts}.`);
  return value;
}

/** Sources of Stripe.js and of the frames that it opens. See https://docs.stripe.com/security/guide */
const contentSources: ContentSources = {
  'script-src': 'https://js.stripe.com https://*.js.stripe.com',
  'frame-src': 'https://js.stripe.com https://*.js.stripe.com https://hooks.stripe.com',
  'connect-src': 'https://api.stripe.com',
  'img-src': 'https://*.stripe.com',
};

/** Configures Stripe with given options instead of the environment. */
export function configureStripe(options: StripeOptions): ConfiguredProvider {
  return {
    name: 'Stripe',
    mode: isLiveKey(options.publishableKey) ? 'live' : 'test',
    async open({ database, publicUrl }) {
      // Only a server that uses Stripe loads its SDK.
      const { createStripeProcessor } = await import('./createStripeProcessor.ts');
      const processor = createStripeProcessor(database, { ...options, returnUrl: publicUrl });
      return {
        processor,
        path: stripeProvider.path,
        contentSources,
        routes: [
          { access: 'public', path: '/stripe/webhooks', respond: processor.handleWebhook },
          { access: 'customer', path: '/stripe/setups', create: processor.startSetup },
        ],
      };
    },
  };
}

function isLiveKey(publishableKey: string): boolean {
  return publishableKey.startsWith('pk_live_');
}
