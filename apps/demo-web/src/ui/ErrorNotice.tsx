import { WalletError } from '@coffer/adapter';
import './ErrorNotice.css';

export type ErrorNoticeProps = {
  error: unknown;
  /** Called to try again. Without it there is no button. */
  onRetry?: (() => unknown) | undefined;
};

/** An error message with a button to try again. */
export function ErrorNotice({ error, onRetry }: ErrorNoticeProps) {
  return (
    <div className="error-notice" role="alert">
      <p>{errorMessage(error)}</p>
      {onRetry && (
        <button type="button" className="button" onClick={() => onRetry()}>
          Try again
        </button>
      )}
    </div>
  );
}

/** Returns a message for people: the explanation of the API, or of the page. */
export function errorMessage(error: unknown): string {
  if (isUnreachable(error)) return 'Couldn’t reach the server. Check your connection and try again.';
  if (error instanceof Error) return error.message;
  // The payment page and the demo's panel receive the API's problem itself.
  const { detail } = Object(error);
  return typeof detail === 'string' ? detail : 'The server couldn’t do this.';
}

function isUnreachable(error: unknown): boolean {
  // `fetch` rejects with a TypeError when it gets no response.
  if (error instanceof TypeError) return true;
  return error instanceof WalletError && (error.code === 'network_error' || error.code === 'timeout');
}
