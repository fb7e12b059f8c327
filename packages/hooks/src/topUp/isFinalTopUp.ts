import type { TopUp } from '@coffer/adapter';

/** Whether a top-up has ended: nothing changes it any more. */
export function isFinalTopUp({ status }: Pick<TopUp, 'status'>): boolean {
  switch (status) {
    case 'settled':
    case 'failed':
    case 'canceled':
    case 'expired':
      return true;
    case 'requiresPaymentMethod':
    case 'requiresAction':
    case 'processing':
      return false;
  }
}
