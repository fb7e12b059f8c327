import type { WalletNotification } from '@coffer/adapter';
import { Money } from '@coffer/components';
import { useFormatDate, useWallets } from '@coffer/hooks';
import { Link } from 'wouter';
import { useWords } from './words.ts';

export type InboxItemProps = { notification: WalletNotification; onRead: () => void };

/** One notification: what happened, when, and where one goes about it. To go there is to have read it. */
export function InboxItem({ notification, onRead }: InboxItemProps) {
  const { type, walletId, createdAt, readAt, data } = notification;
  const words = useWords();
  const { dateTime } = useFormatDate();
  const wallets = useWallets();
  const currency = wallets.data?.find(({ id }) => id === walletId)?.currency;
  const kind = kinds[type];
  // A newer server tells of what this page knows nothing of.
  if (!kind) return null;
  const { availableBalance: amount } = data;
  return (
    <li data-unread={readAt === null || undefined}>
      <p>
        {readAt === null && <span className="unread-mark">{words.unread}</span>}
        <strong>{words[kind.title]}</strong> <bdi className="quiet">{currency}</bdi>
      </p>
      <p>
        {words[kind.text]}
        {currency && typeof amount === 'number' && (
          <>
            {' '}
            <Money value={{ amount, currency }} />.
          </>
        )}
      </p>
      <p className="inbox-actions">
        <time className="quiet" dateTime={createdAt}>
          {dateTime(createdAt)}
        </time>
        <Link href={kind.goTo} onClick={() => readAt === null && onRead()}>
          {kind.goTo === '/billing' ? words.addFunds : words.openSettings}
        </Link>
      </p>
    </li>
  );
}

type Word = keyof ReturnType<typeof useWords>;
const kinds: Record<string, { title: Word; text: Word; goTo: '/billing' | '/settings' }> = {
  'wallet.balance_low': { title: 'balanceLow', text: 'balanceLowText', goTo: '/billing' },
  'wallet.credit_expiring': { title: 'creditExpiring', text: 'creditExpiringText', goTo: '/billing' },
  'wallet.credit_expired': { title: 'creditExpired', text: 'creditExpiredText', goTo: '/billing' },
  'wallet.auto_top_up_failed': { title: 'autoTopUpFailed', text: 'autoTopUpFailedText', goTo: '/settings' },
  'wallet.auto_top_up_paused': { title: 'autoTopUpPaused', text: 'autoTopUpPausedText', goTo: '/settings' },
  'wallet.auto_top_up_action_required': {
    title: 'autoTopUpAction',
    text: 'autoTopUpActionText',
    goTo: '/settings',
  },
};
