import type { WalletErrorCode } from './WalletErrorCode.ts';

/** Problem with one field of a request. */
export type FieldError = {
  /** Path of the field with dots, such as `amount.currency`. Empty for the whole body. */
  field: string;
  message: string;
};

/** Details of a `WalletError` besides its code and message. */
export type WalletErrorOptions = {
  /** HTTP status, if a server responded. */
  status?: number;
  fields?: readonly FieldError[];
  /** Figures and ids behind the error, as the server sent them. */
  facts?: Readonly<Record<string, unknown>>;
  /** Id that the server gave the request. Quote it to support. */
  requestId?: string | undefined;
  /** Seconds that the server asks to wait before the next try. */
  retryAfterSeconds?: number | undefined;
  cause?: unknown;
};

/** Longest wait for which `retryAt` is calculated: one year. `Date` cannot represent a point far beyond. */
const secondsMax = 31_536_000;

/** Expected failure of a wallet operation. Switch on `code`; `message` is for developers and in English. */
export class WalletError extends Error {
  override readonly name = 'WalletError';
  declare readonly code: WalletErrorCode;
  /** HTTP status, if a server responded. */
  declare readonly status: number | undefined;
  declare readonly fields: readonly FieldError[];
  declare readonly facts: Readonly<Record<string, unknown>>;
  declare readonly requestId: string | undefined;
  declare readonly retryAfterSeconds: number | undefined;
  /** Time from which another try makes sense: RFC 3339, by this device's clock. Undefined if the server named none. */
  declare readonly retryAt: string | undefined;

  constructor(code: WalletErrorCode, message: string, options: WalletErrorOptions = {}) {
    super(message, options);
    Object.assign(this, { fields: [], facts: {} }, options, { code });
    const seconds = Math.min(options.retryAfterSeconds ?? 0, secondsMax);
    if (seconds > 0) Object.assign(this, { retryAt: new Date(Date.now() + seconds * 1000).toISOString() });
  }
}
