import type { FieldError } from '../errors/WalletError.ts';
import type { WireErrorCode } from '../errors/WalletErrorCode.ts';
import type { TopUp } from './TopUp.ts';

/** Error on the wire: `application/problem+json` of [RFC 9457](https://www.rfc-editor.org/rfc/rfc9457), with a stable `code`. */
export type Problem = {
  /** URL of a page that explains the code. */
  type: string;
  title: string;
  status: number;
  code: WireErrorCode;
  /** Explanation for developers: what happened and what to do next. */
  detail: string;
  requestId?: string;
  errors?: readonly FieldError[];
  facts?: Readonly<Record<string, unknown>>;
  /** The top-up of a declined charge, with `payment_declined`. */
  topUp?: TopUp;
};
