import { StartupFailure } from './StartupFailure.ts';

/** How the server was started. */
export type Options = {
  port: number;
  /** The interface that is listened at; null for all. */
  host: string | null;
  dataDir: string;
  /** Null for the embedded database. */
  databaseUrl: string | null;
  secretKey: string;
  publicUrl: string | null;
  logLevel: string;
  /** Allows webhooks to private addresses, any port and http: for developers and internal networks. */
  privateWebhooks: boolean;
  /** Where mails to customers go, and from whom; null keeps them in the development mailbox. */
  smtp: { url: string; from: string } | null;
  /** Real payments; null for the test processor. */
  stripe: { secretKey: string; webhookSecret: string; publishableKey: string } | null;
  /** Seeds an empty database and serves the demo page. */
  demo: boolean;
  /** Where the built demo page is; null for where its build puts it. */
  pageDir: string | null;
  /** Empties the embedded database's folder first. */
  reset: boolean;
};

const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'];

/** Reads flags and environment. @throws StartupFailure for what makes no sense. */
export function readOptions(flags: readonly string[], environment: NodeJS.ProcessEnv): Options {
  const unknown = flags.find((flag) => flag !== '--demo' && flag !== '--reset' && flag !== '--');
  if (unknown) {
    throw new StartupFailure(
      `Unknown option ${unknown}; there are --demo and --reset. PORT, HOST, COFFER_DATA_DIR, DATABASE_URL and the other variables are in the README.`,
    );
  }
  const demo = flags.includes('--demo');
  const reset = flags.includes('--reset');
  const databaseUrl = environment.DATABASE_URL || null;
  if (databaseUrl && !/^postgres(ql)?:\/\//.test(databaseUrl)) {
    throw new StartupFailure(
      'DATABASE_URL is no PostgreSQL address; write postgres://user:password@host:5432/database.',
    );
  }
  if (databaseUrl && reset) {
    throw new StartupFailure(
      '--reset empties the embedded database only; empty the one at DATABASE_URL by hand.',
    );
  }
  const secretKey = environment.COFFER_SECRET_KEY || 'sk_test_demo';
  if (!/^sk_[\x21-\x7e]{4,200}$/.test(secretKey)) {
    throw new StartupFailure(
      'COFFER_SECRET_KEY must start with sk_ and have at least 4 characters after it.',
    );
  }
  const logLevel = environment.COFFER_LOG_LEVEL || (demo ? 'warn' : 'info');
  if (!logLevels.includes(logLevel)) {
    throw new StartupFailure(`COFFER_LOG_LEVEL must be one of ${logLevels.join(', ')}.`);
  }
  return {
    port: readPort(environment.PORT || '4400'),
    // A demo signs anybody in as anybody, so it is for this machine unless somebody says otherwise.
    host: environment.HOST || (demo ? '127.0.0.1' : null),
    dataDir: environment.COFFER_DATA_DIR || '.coffer',
    databaseUrl,
    secretKey,
    publicUrl: environment.COFFER_PUBLIC_URL?.replace(/\/+$/, '') || null,
    logLevel,
    privateWebhooks: readFlag(environment, 'COFFER_PRIVATE_WEBHOOKS'),
    smtp: readSmtp(environment),
    stripe: readStripe(environment),
    demo,
    pageDir: environment.COFFER_PAGE_DIR || null,
    reset,
  };
}

/** Reads a switch that is off unless set to 1. Another value is rejected: a typing error must not pass for a choice. */
function readFlag(environment: NodeJS.ProcessEnv, name: string): boolean {
  const value = environment[name] ?? '0';
  if (value === '1') return true;
  if (value === '0') return false;
  throw new StartupFailure(`Set ${name} to 1 to switch it on, or remove it.`);
}

function readSmtp(environment: NodeJS.ProcessEnv): Options['smtp'] {
  const url = environment.SMTP_URL;
  if (!url) return null;
  if (!/^smtps?:\/\//.test(url)) {
    throw new StartupFailure('SMTP_URL is no SMTP address; write smtp://user:password@host:587.');
  }
  return { url, from: environment.COFFER_MAIL_FROM || 'Coffer <no-reply@localhost>' };
}

/** All three or none: a payment without its webhooks would settle late, and a form without its key not at all. */
function readStripe(environment: NodeJS.ProcessEnv): Options['stripe'] {
  const {
    STRIPE_SECRET_KEY: secretKey = '',
    STRIPE_WEBHOOK_SECRET: webhookSecret = '',
    STRIPE_PUBLISHABLE_KEY: publishableKey = '',
  } = environment;
  if (!secretKey) return null;
  const expected = [
    ['STRIPE_SECRET_KEY', secretKey, /^[sr]k_/, 'sk_ or rk_'],
    ['STRIPE_WEBHOOK_SECRET', webhookSecret, /^whsec_/, 'whsec_'],
    ['STRIPE_PUBLISHABLE_KEY', publishableKey, /^pk_/, 'pk_'],
  ] as const;
  for (const [name, value, form, begins] of expected) {
    if (!form.test(value)) {
      throw new StartupFailure(`With STRIPE_SECRET_KEY, ${name} has to be set, and begins with ${begins}.`);
    }
  }
  return { secretKey, webhookSecret, publishableKey };
}

function readPort(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new StartupFailure(`PORT must be a number from 0 to 65535, not "${text}".`);
}
