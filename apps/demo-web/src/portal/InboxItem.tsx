import type { WalletNotification } from '@coffer/adapter';
import { useFormatDate, useSelectWallet, useWallets } from '@coffer/hooks';
import { Link } from 'wouter';
import { useMessages } from './messages.ts';
import { useNotificationText } from './useNotificationText.ts';

export type InboxItemProps = { notification: WalletNotification; onRead: () => void };

/**
 * One notification with its date and a link to the page where the customer can act. The link selects the notification's
 * wallet and marks the notification as read. A notification of a closed wallet has no link.
 */
export function InboxItem({ notification, onRead }: InboxItemProps) {
  const { walletId, createdAt, readAt } = notification;
  const messages = useMessages();
  const { dateTime } = useFormatDate();
  const wallets = useWallets();
  const select = useSelectWallet();
  const { currency, status } = wallets.data?.find(({ id }) => id === walletId) ?? {};
  const text = useNotificationText(notification, currency);
  // A newer server can send types that this page does not know.
  if (!text) return null;
  const open = () => {
    select(walletId);
    if (readAt === null) onRead();
  };
  return (
    <li data-unread={readAt === null || undefined}>
      <p>
        {readAt === null && <span className="unread-mark">{messages.unread}</span>}
        <strong>{text.title}</strong> <bdi className="quiet">{currency}</bdi>
      </p>
      <p>{text.body}</p>
      <p className="inbox-actions">
        <time className="quiet" dateTime={createdAt}>
          {dateTime(createdAt)}
        </time>
        {status === 'closed' ? (
          <span className="quiet">{messages.walletIsClosed}</span>
        ) : (
          <Link href={text.link.href} onClick={open}>
            {text.link.label}
          </Link>
        )}
      </p>
    </li>
  );
}
