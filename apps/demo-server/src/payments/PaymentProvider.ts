import type { Database } from '../database/Database.ts';
import type { EnvironmentReader } from '../environmentReader.ts';
import type { PaymentProcessor } from './PaymentProcessor.ts';

/** A payment provider that an operator can configure: one folder of `payments/`, listed in `registry.ts`. */
export interface PaymentProvider {
  /** Start of the path of its routes, such as `/stripe`. */
  readonly path: string;
  /**
   * Reads its environment variables. Returns null when none of them is set.
   *
   * @throws StartupFailure for a missing or wrong variable
   */
  configure(
    read: EnvironmentReader,
    server: { demo: boolean; publicUrl: string | null },
  ): ConfiguredProvider | null;
}

/** A provider with its options, before it is opened. */
export type ConfiguredProvider = {
  /** For people, such as "Stripe". */
  name: string;
  /** Whether its payments move money. */
  mode: 'test' | 'live';
  open(environment: {
    database: Database;
    /** The address that browsers reach this server by, without a slash at its end. */
    publicUrl: () => string;
  }): Promise<PaymentIntegration>;
};

/** An open provider: what the server adds for it. */
export type PaymentIntegration = {
  processor: PaymentProcessor;
  /** Start of the path of its routes, such as `/stripe`. */
  path: string;
  routes: readonly ProviderRoute[];
  contentSources: ContentSources;
};

/** A route that a provider adds to the server. */
export type ProviderRoute =
  /** Takes any method and caller. The provider authenticates the request. */
  | { access: 'public'; path: string; respond: (request: Request) => Promise<Response> }
  /** Takes a POST of a customer whose session has the scope `manage`, and responds 201 with the result as JSON. */
  | { access: 'customer'; path: string; create: (customerId: string) => Promise<object> };

/**
 * Sources that a page with the provider's form loads, by directive of its Content-Security-Policy.
 *
 * @see https://www.w3.org/TR/CSP3/
 */
export type ContentSources = Partial<Record<'script-src' | 'frame-src' | 'connect-src' | 'img-src', string>>;
