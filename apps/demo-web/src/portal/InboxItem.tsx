import type { WalletNotification } from '@coffer/adapter';
import { useFormatDate, useSelectWallet, useWallets } from '@coffer/hooks';
import { Link } from 'wouter';
import { useNotificationText } from './useNotificationText.ts';
import { useWords } from './words.ts';

export type InboxItemProps = { notification: WalletNotification; onRead: () => void };

/**
 * One notification: what happened, when, and where one goes about it, with its own wallet chosen. To go there
 * is to have read it. About a closed wallet there is nothing left to do.
 */
export function InboxItem({ notification, onRead }: InboxItemProps) {
  const { walletId, createdAt, readAt } = notification;
  const words = useWords();
  const { dateTime } = useFormatDate();
  const wallets = useWallets();
  const select = useSelectWallet();
  const { currency, status } = wallets.data?.find(({ id }) => id === walletId) ?? {};
  const text = useNotificationText(notification, currency);
  // A newer server tells of what this page knows nothing of.
  if (!text) return null;
  const go = () => {
    select(walletId);
    if (readAt === null) onRead();
  };
  return (
    <li data-unread={readAt === null || undefined}>
      <p>
        {readAt === null && <span className="unread-mark">{words.unread}</span>}
        <strong>{text.title}</strong> <bdi className="quiet">{currency}</bdi>
      </p>
      <p>{text.body}</p>
      <p className="inbox-actions">
        <time className="quiet" dateTime={createdAt}>
          {dateTime(createdAt)}
        </time>
        {status === 'closed' ? (
          <span className="quiet">{words.walletIsClosed}</span>
        ) : (
          <Link href={text.goTo} onClick={go}>
            {text.goLabel}
          </Link>
        )}
      </p>
    </li>
  );
}
