import { useMarkNotificationsRead, useNotifications } from '@coffer/hooks';
import { InboxItem } from './InboxItem.tsx';
import { useMessages } from './messages.ts';

/** The customer's notifications, newest first. */
export function InboxPage() {
  const messages = useMessages();
  const notifications = useNotifications();
  const mark = useMarkNotificationsRead();
  const items = notifications.data?.pages.flatMap((page) => page.items) ?? [];
  const unread = items.filter(({ readAt }) => readAt === null).map(({ id }) => id);
  return (
    <>
      <div className="inbox-head">
        <h1>{messages.inbox}</h1>
        {unread.length > 0 && (
          <button
            type="button"
            disabled={mark.isPending}
            onClick={() => mark.mutate({ notificationIds: unread.slice(0, 100) })}
          >
            {messages.markAllRead}
          </button>
        )}
      </div>
      <p className="lead quiet">{messages.inboxLead}</p>
      {notifications.isPending && <div className="panel inbox-loading" aria-busy="true" />}
      {notifications.isError && (
        <p role="alert" className="notice">
          {messages.inboxFailed}{' '}
          <button type="button" onClick={() => notifications.refetch()}>
            {messages.tryAgain}
          </button>
        </p>
      )}
      {notifications.isSuccess && items.length === 0 && <p className="panel quiet">{messages.inboxEmpty}</p>}
      {items.length > 0 && (
        <ul className="panel inbox">
          {items.map((notification) => (
            <InboxItem
              key={notification.id}
              notification={notification}
              onRead={() => mark.mutate({ notificationIds: [notification.id] })}
            />
          ))}
        </ul>
      )}
      {notifications.hasNextPage && (
        <p className="notice-more">
          <button
            type="button"
            disabled={notifications.isFetchingNextPage}
            onClick={() => notifications.fetchNextPage()}
          >
            {messages.older}
          </button>
        </p>
      )}
    </>
  );
}
