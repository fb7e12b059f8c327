import type { FieldError } from './WalletError.ts';
import type { WireErrorCode } from './WalletErrorCode.ts';

/** An error on the wire: RFC 9457, `application/problem+json`, with a stable `code`. */
export type Problem = {
  /** Address of the code's explanation. */
  type: string;
  title: string;
  status: number;
  code: WireErrorCode;
  /** What happened and what to do next, for the developer who reads it. */
  detail: string;
  requestId?: string;
  errors?: readonly FieldError[];
  facts?: Readonly<Record<string, unknown>>;
};
