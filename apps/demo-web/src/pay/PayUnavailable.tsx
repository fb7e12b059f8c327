import { type Unavailability, usePayWords } from './payWords.ts';

export type PayUnavailableProps = { reason: Unavailability; onRetry: () => void };

/** A link that cannot be paid says why, and what to do. */
export function PayUnavailable({ reason, onRetry }: PayUnavailableProps) {
  const words = usePayWords();
  const [title = '', advice] = words.unavailable[reason];
  return (
    <div className="panel" data-reason={reason}>
      <h1>{title}</h1>
      <p className="quiet">{advice}</p>
      {(reason === 'noAnswer' || reason === 'processing') && (
        <button type="button" onClick={onRetry}>
          {words.tryAgain}
        </button>
      )}
    </div>
  );
}
