import { problemText } from './problemText.ts';
import './Problem.css';

export type ProblemProps = {
  error: unknown;
  /** Asks again. */
  onRetry?: (() => unknown) | undefined;
};

/** What went wrong, and a way on. */
export function Problem({ error, onRetry }: ProblemProps) {
  return (
    <div className="problem" role="alert">
      <p>{problemText(error)}</p>
      {onRetry && (
        <button type="button" className="button" onClick={() => onRetry()}>
          Try again
        </button>
      )}
    </div>
  );
}
