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

/** Returns a message for people: the `detail` of the API's problem, or what the browser knows. */
export function errorMessage(error: unknown): string {
  // `fetch` rejects with a TypeError when it gets no response.
  if (error instanceof TypeError) return 'Couldn’t reach the server. Check your connection and try again.';
  if (error instanceof Error) return error.message;
  const { detail } = Object(error);
  return typeof detail === 'string' ? detail : 'The server couldn’t do this.';
}
