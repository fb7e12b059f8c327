/** All limits: the default number, and the window in seconds. Operators can change the numbers, not the windows. */
const definitions = {
  /** Quotes per payment link. */
  linkQuotes: [30, 3600],
  /** Payments per payment link: each sends a token to the processor. */
  linkPayments: [30, 3600],
  /** Failed payments per payment link, per customer and per card. */
  failedPayments: [10, 3600],
  /** Quotes per customer: the form asks for one at each amount. */
  customerQuotes: [600, 3600],
  /** Top-ups and invoice payments per customer. */
  customerPayments: [60, 3600],
  /** Payment methods added per customer, whether they are kept or not. */
  addedMethods: [20, 3600],
  /** Forms for a payment method opened at the processor, per customer. */
  methodSetups: [40, 3600],
  /** Requests per session. */
  sessionRequests: [1200, 60],
  /** Event streams of a session that are open at once, on each server. */
  sessionStreams: [10, 60],
  /** Requests per IP address, of customers and of payers; a secret key has its own limit. */
  addressRequests: [6000, 60],
  /** Requests per IP address that reach the processor, of customers and of payers. */
  addressPayments: [300, 3600],
  /** Unknown tokens and keys per IP address. */
  wrongCredentials: [30, 60],
  /** Requests per secret key. */
  keyRequests: [60_000, 60],
} as const satisfies Record<string, readonly [number, number]>;

export type RateLimitName = keyof typeof definitions;

/** The number of each limit. */
export type RateLimits = Readonly<Record<RateLimitName, number>>;

/** The window of a limit, in seconds. */
export function windowSecondsOf(name: RateLimitName): number {
  return definitions[name][1];
}

export const rateLimitNames = Object.keys(definitions).filter(isRateLimitName);

export function isRateLimitName(name: string): name is RateLimitName {
  return Object.hasOwn(definitions, name);
}

/** Returns all limits with some of them changed. */
export function rateLimits(changes: Partial<RateLimits> = {}): RateLimits {
  const numbers = Object.fromEntries(rateLimitNames.map((name) => [name, definitions[name][0]]));
  return { ...(numbers as RateLimits), ...changes };
}

/**
 * Parses the operator's limits, such as `linkQuotes=60,keyRequests=100000`. The windows do not change.
 *
 * @throws TypeError for an unknown name or a value that is not a positive integer
 */
export function parseRateLimits(text: string): Partial<RateLimits> {
  const changes: Partial<Record<RateLimitName, number>> = {};
  for (const part of text.split(',').map((entry) => entry.trim())) {
    const [name = '', number = ''] = part.split('=').map((half) => half.trim());
    if (!isRateLimitName(name)) {
      throw new TypeError(`There is no rate limit "${name}". There are ${rateLimitNames.join(', ')}.`);
    }
    if (!/^[1-9]\d{0,8}$/.test(number)) {
      throw new TypeError(`The rate limit ${name} must be a whole number from 1 to 999999999.`);
    }
    changes[name] = Number(number);
  }
  return changes;
}
