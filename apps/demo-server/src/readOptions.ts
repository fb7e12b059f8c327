import { type EnvironmentReader, environmentReader, readAnchorKey } from './environmentReader.ts';
import { addressList } from './http/clientAddress.ts';
import { currenciesWithDefaults, type NewMerchant, newWalletSettings } from './modules/merchants/index.ts';
import { parseRateLimits, type RateLimits } from './modules/shared/index.ts';
import type { ConfiguredProvider } from './payments/PaymentProvider.ts';
import { configurePayments } from './payments/registry.ts';
import { StartupFailure } from './platform/StartupFailure.ts';

/** Location of the database. */
export type DatabaseOptions = {
  dataDir: string;
  /** URL of PostgreSQL. Null uses the embedded database. */
  databaseUrl: string | null;
};

/** Options of the server, from flags and environment variables. */
export type Options = DatabaseOptions & {
  port: number;
  /** Interface to listen on. Null listens on all. */
  host: string | null;
  /** Port of `/metrics`. Null serves no metrics. */
  metricsPort: number | null;
  /** Interface of the metrics' port. */
  metricsHost: string;
  secretKey: string;
  publicUrl: string | null;
  logLevel: string;
  /** Key that signs checkpoints of the ledger. Null leaves them unsigned. */
  anchorKey: string | null;
  /** Allows webhooks to private addresses, any port and http: for developers and internal networks. */
  privateWebhooks: boolean;
  /** Addresses and networks of proxies whose `X-Forwarded-For` header is trusted. */
  trustedProxies: readonly string[];
  /** Rate limits that the operator changed. */
  rateLimits: Partial<RateLimits>;
  /** Seconds that a stopping server continues to serve, so that load balancers stop sending requests to it. */
  drainSeconds: number;
  /** SMTP server and sender of emails to customers. Null keeps emails in the development mailbox. */
  smtp: { url: string; from: string } | null;
  /** First name and settings of the merchant that the first start creates. Null for the demo's. */
  merchant: NewMerchant | null;
  /** Origins whose pages may call the customer API from a browser. */
  allowedOrigins: readonly string[];
  /** Takes payments that charge nobody. */
  testProcessor: boolean;
  /** Takes real payments. Without it and the test processor, the server offers no payments. */
  payments: ConfiguredProvider | null;
  /** Seeds an empty database and serves the demo page. */
  demo: boolean;
  /** Folder of the built pages. Null uses the default folder of the build. */
  pageDir: string | null;
  /** Empties the embedded database's folder first. */
  reset: boolean;
};

/** The published secret key of every demo. */
export const demoSecretKey = 'sk_test_demo';

const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'];
const secretKeyMin = 32;

/**
 * Reads flags and environment variables.
 *
 * @throws StartupFailure for a missing or invalid value
 */
export function readOptions(flags: readonly string[], environment: NodeJS.ProcessEnv): Options {
  const unknown = flags.find((flag) => flag !== '--demo' && flag !== '--reset' && flag !== '--');
  if (unknown) {
    throw new StartupFailure(
      `Unknown option ${unknown}; there are --demo and --reset. PORT, HOST, COFFER_DATA_DIR, DATABASE_URL and the other variables are in the README.`,
    );
  }
  const demo = flags.includes('--demo');
  const reset = flags.includes('--reset');
  const read = environmentReader(environment);
  const database = databaseOptions(read);
  if (reset && !demo) throw new StartupFailure('--reset empties a demo database; use it with --demo.');
  if (reset && database.databaseUrl) {
    throw new StartupFailure(
      '--reset empties the embedded database only; empty the one at DATABASE_URL by hand.',
    );
  }
  const logLevel = read.text('COFFER_LOG_LEVEL') ?? (demo ? 'warn' : 'info');
  if (!logLevels.includes(logLevel)) {
    throw new StartupFailure(`COFFER_LOG_LEVEL must be one of ${logLevels.join(', ')}.`);
  }
  const publicUrl = readPublicUrl(read.text('COFFER_PUBLIC_URL'));
  const payments = configurePayments(read, { demo, publicUrl });
  const namesTestProcessor = read.flag('COFFER_TEST_PROCESSOR');
  if (payments && namesTestProcessor) {
    throw new StartupFailure(
      `Remove COFFER_TEST_PROCESSOR or ${payments.name}'s variables: only one can take payments.`,
    );
  }
  const options: Options = {
    ...database,
    port: readPort('PORT', read.text('PORT') ?? '4400'),
    // A demo signs in anyone as any customer, so it listens on this machine only, unless the operator names a host.
    host: read.text('HOST') ?? (demo ? '127.0.0.1' : null),
    ...readMetrics(read),
    secretKey: readSecretKey(read.text('COFFER_SECRET_KEY'), demo),
    publicUrl,
    logLevel,
    anchorKey: readAnchorKey(read),
    privateWebhooks: read.flag('COFFER_PRIVATE_WEBHOOKS'),
    trustedProxies: readTrustedProxies(read.text('COFFER_TRUSTED_PROXIES')),
    rateLimits: readRateLimits(read.text('COFFER_RATE_LIMITS')),
    // A demo has no load balancer.
    drainSeconds: readDrainSeconds(read.text('COFFER_DRAIN_SECONDS') ?? (demo ? '0' : '5')),
    merchant: readMerchantOptions(read, demo),
    allowedOrigins: readOrigins(read.text('COFFER_ALLOWED_ORIGINS')),
    smtp: readSmtp(read.text('SMTP_URL'), read.text('COFFER_MAIL_FROM'), demo),
    testProcessor: payments === null && (demo || namesTestProcessor),
    payments,
    demo,
    pageDir: read.text('COFFER_PAGE_DIR'),
    reset,
  };
  read.rejectUnknown();
  return options;
}

/**
 * Reads the location of the database, for commands that read it.
 *
 * @throws StartupFailure for an invalid URL
 */
export function readDatabaseOptions(environment: NodeJS.ProcessEnv): DatabaseOptions {
  return databaseOptions(environmentReader(environment));
}

function databaseOptions(read: ReturnType<typeof environmentReader>): DatabaseOptions {
  const databaseUrl = read.text('DATABASE_URL');
  if (databaseUrl !== null && !/^postgres(ql)?:\/\/[^/?#]*\/[^/?#]+/.test(databaseUrl)) {
    throw new StartupFailure(
      'DATABASE_URL is no PostgreSQL address with a database; write postgres://user:password@host:5432/database.',
    );
  }
  return { dataDir: read.text('COFFER_DATA_DIR') ?? '.coffer', databaseUrl };
}

function readSecretKey(secretKey: string | null, demo: boolean): string {
  if (secretKey === null) {
    if (demo) return demoSecretKey;
    throw new StartupFailure(
      `Set COFFER_SECRET_KEY to a random key that starts with sk_ and has at least ${secretKeyMin} characters.`,
    );
  }
  const isWellFormed = /^sk_[\x21-\x7e]{4,200}$/.test(secretKey);
  if (isWellFormed && (demo || secretKey.length >= secretKeyMin)) return secretKey;
  throw new StartupFailure(
    demo
      ? 'COFFER_SECRET_KEY must start with sk_ and have at least 4 characters after it.'
      : `COFFER_SECRET_KEY must start with sk_ and have at least ${secretKeyMin} characters.`,
  );
}

function readPublicUrl(text: string | null): string | null {
  if (text === null) return null;
  const url = URL.canParse(text) ? new URL(text) : null;
  const isPlain = url?.username === '' && url.password === '' && url.search === '' && url.hash === '';
  if (url && isPlain && /^https?:$/.test(url.protocol)) return text.replace(/\/+$/, '');
  throw new StartupFailure(
    "COFFER_PUBLIC_URL must be this server's address in browsers, such as https://pay.example.com.",
  );
}

/** Reads what the first start stores about the merchant. Later starts ignore it, and the API changes it. */
function readMerchantOptions(read: EnvironmentReader, demo: boolean): NewMerchant | null {
  const name = read.text('COFFER_MERCHANT_NAME')?.trim() ?? null;
  const currencies = read.text('COFFER_CURRENCIES');
  const walletUrl = read.text('COFFER_WALLET_URL');
  if (demo) {
    if (name === null && currencies === null && walletUrl === null) return null;
    throw new StartupFailure(
      'The demo has its own merchant: remove COFFER_MERCHANT_NAME, COFFER_CURRENCIES and COFFER_WALLET_URL.',
    );
  }
  if (name !== null && name.length > 200) {
    throw new StartupFailure('COFFER_MERCHANT_NAME must have at most 200 characters.');
  }
  if (walletUrl !== null && !(URL.canParse(walletUrl) && /^https?:$/.test(new URL(walletUrl).protocol))) {
    throw new StartupFailure(
      "COFFER_WALLET_URL must be the address of the wallet's page in your product, such as https://app.example.com/wallet.",
    );
  }
  return { name, settings: { ...newWalletSettings(readCurrencies(currencies)), walletUrl } };
}

function readCurrencies(text: string | null): string[] | undefined {
  if (text === null) return undefined;
  const codes = text.split(',').map((code) => code.trim());
  const isRepeated = new Set(codes).size < codes.length;
  if (!isRepeated && codes.every((code) => currenciesWithDefaults.includes(code))) return codes;
  throw new StartupFailure(
    `COFFER_CURRENCIES must list some of ${currenciesWithDefaults.join(', ')}, such as USD,EUR. Add others later with PATCH /v1/settings.`,
  );
}

function readOrigins(text: string | null): string[] {
  const origins = text ? text.split(',').map((origin) => origin.trim()) : [];
  for (const origin of origins) {
    const url = URL.canParse(origin) ? new URL(origin) : null;
    if (url && /^https?:$/.test(url.protocol) && url.origin === origin) continue;
    throw new StartupFailure(
      `COFFER_ALLOWED_ORIGINS must list origins such as https://app.example.com, without a path and without *, not "${origin}".`,
    );
  }
  return origins;
}

function readTrustedProxies(text: string | null): string[] {
  const entries = text ? text.split(',').map((entry) => entry.trim()) : [];
  try {
    addressList(entries);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : '';
    throw new StartupFailure(`COFFER_TRUSTED_PROXIES must list IP addresses and networks: ${reason}`);
  }
  return entries;
}

function readRateLimits(text: string | null): Partial<RateLimits> {
  try {
    return text ? parseRateLimits(text) : {};
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : '';
    throw new StartupFailure(`COFFER_RATE_LIMITS must be a list such as linkQuotes=60. ${reason}`);
  }
}

function readDrainSeconds(text: string): number {
  const seconds = Number(text);
  if (/^\d+$/.test(text) && seconds <= 300) return seconds;
  throw new StartupFailure(`COFFER_DRAIN_SECONDS must be a number from 0 to 300, not "${text}".`);
}

function readSmtp(url: string | null, from: string | null, demo: boolean): Options['smtp'] {
  if (url === null) {
    if (from !== null) throw new StartupFailure('Set SMTP_URL beside COFFER_MAIL_FROM, or remove both.');
    return null;
  }
  if (!/^smtps?:\/\/[^/?#]+/.test(url) || !URL.canParse(url)) {
    throw new StartupFailure('SMTP_URL is no SMTP address; write smtp://user:password@host:587.');
  }
  if (from === null && !demo) {
    throw new StartupFailure(
      'Set COFFER_MAIL_FROM to the sender of mails, such as Billing <billing@example.com>.',
    );
  }
  return { url, from: from ?? 'Coffer <no-reply@localhost>' };
}

/** Reads where metrics are served. Without a port there are none, and without a host only this machine reads them. */
function readMetrics(
  read: ReturnType<typeof environmentReader>,
): Pick<Options, 'metricsPort' | 'metricsHost'> {
  const port = read.text('COFFER_METRICS_PORT');
  const host = read.text('COFFER_METRICS_HOST');
  if (port === null && host !== null) {
    throw new StartupFailure('Set COFFER_METRICS_PORT beside COFFER_METRICS_HOST, or remove both.');
  }
  return {
    metricsPort: port === null ? null : readPort('COFFER_METRICS_PORT', port),
    metricsHost: host ?? '127.0.0.1',
  };
}

function readPort(name: string, text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new StartupFailure(`${name} must be a number from 0 to 65535, not "${text}".`);
}
