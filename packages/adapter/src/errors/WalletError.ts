import type { WalletErrorCode } from './WalletErrorCode.ts';

/** What is wrong with one field of a request. */
export type FieldError = {
  /** Where it is, with dots: `amount.currency`; empty for the whole body. */
  field: string;
  message: string;
};

/** What a `WalletError` carries beyond code and message. */
export type WalletErrorOptions = {
  /** HTTP status, where one was answered. */
  status?: number;
  fields?: readonly FieldError[];
  /** Figures and ids behind it, as the server gave them. */
  facts?: Readonly<Record<string, unknown>>;
  /** The server's id of the request, to be quoted to support. */
  requestId?: string | undefined;
  /** Seconds the server asks to wait before another try. */
  retryAfterSeconds?: number | undefined;
  cause?: unknown;
};

/** A year. Dates far beyond cannot be written. */
const secondsMax = 31_536_000;

/** Any expected failure of a wallet operation. Switch on `code`; `message` is for developers. */
export class WalletError extends Error {
  override readonly name = 'WalletError';
  declare readonly code: WalletErrorCode;
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
