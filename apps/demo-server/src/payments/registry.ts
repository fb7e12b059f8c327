import type { EnvironmentReader } from '../environmentReader.ts';
import { StartupFailure } from '../platform/StartupFailure.ts';
import type { ConfiguredProvider, PaymentProvider } from './PaymentProvider.ts';
import { stripeProvider } from './stripe/stripeProvider.ts';
import { testProcessorPath } from './testProcessor/createTestProcessor.ts';

/** Every provider. To add one, write its folder beside `stripe/` and list it here. */
const providers: readonly PaymentProvider[] = [stripeProvider];

/** Start of the path of each provider's routes, also of those that are not configured. */
export const providerPaths: readonly string[] = [testProcessorPath, ...providers.map(({ path }) => path)];

/**
 * Reads which provider the environment configures; null for none.
 *
 * @throws StartupFailure for wrong variables, and when several providers are configured
 */
export function configurePayments(
  read: EnvironmentReader,
  server: { demo: boolean; publicUrl: string | null },
): ConfiguredProvider | null {
  const configured = providers.flatMap((provider) => provider.configure(read, server) ?? []);
  if (configured.length > 1) {
    const names = configured.map(({ name }) => name).join(' or ');
    throw new StartupFailure(`Remove the variables of ${names}: only one can take payments.`);
  }
  return configured[0] ?? null;
}
