import { humanize } from './humanize.ts';
import './Status.css';

const tones: Record<string, 'good' | 'bad' | 'wait'> = {
  ...{ active: 'good', settled: 'good', paid: 'good', succeeded: 'good', enabled: 'good', open: 'wait' },
  ...{ used: 'good', captured: 'good', processing: 'wait', waiting: 'wait', partiallyPaid: 'wait' },
  ...{ requiresAction: 'wait', requiresPaymentMethod: 'wait', limitReached: 'wait', expiring: 'wait' },
  ...{ failed: 'bad', declined: 'bad', paused: 'bad', frozen: 'bad', revoked: 'bad', disabled: 'bad' },
  ...{ unavailable: 'bad', walletFrozen: 'bad', lost: 'bad', won: 'good' },
};

export type StatusProps = { value: string };

/** Where something stands: the API's own word, written for people. */
export function Status({ value }: StatusProps) {
  const words = humanize(value);
  return (
    <span className="status" data-tone={tones[value]}>
      {words}
    </span>
  );
}
