import { humanizeLabel } from './humanize.ts';
import './Status.css';

const valuesByTone = {
  good: ['active', 'settled', 'paid', 'succeeded', 'enabled', 'used', 'captured', 'won'],
  wait: [
    'open',
    'processing',
    'waiting',
    'partiallyPaid',
    'requiresAction',
    'requiresPaymentMethod',
    'limitReached',
    'expiring',
  ],
  bad: [
    'failed',
    'declined',
    'paused',
    'frozen',
    'revoked',
    'disabled',
    'unavailable',
    'walletFrozen',
    'lost',
    'overdue',
    'uncollectible',
  ],
};

const tones = new Map(
  Object.entries(valuesByTone).flatMap(([tone, values]) => values.map((value) => [value, tone])),
);

export type StatusProps = {
  /** A status of the API. Statuses without a tone are neutral. */
  value: string;
};

/** A status of the API as a badge. */
export function Status({ value }: StatusProps) {
  return (
    <span className="status" data-tone={tones.get(value)}>
      {humanizeLabel(value)}
    </span>
  );
}
