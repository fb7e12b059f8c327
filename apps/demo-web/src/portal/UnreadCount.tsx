import { useNotifications } from '@coffer/hooks';
import { useLanguage } from '../ui/useLanguage.ts';
import { useWords } from './words.ts';

/** How many notifications nobody has read; nothing where all were. */
export function UnreadCount() {
  const words = useWords();
  const language = useLanguage();
  const { data } = useNotifications();
  const unread = data?.pages[0]?.unread ?? 0;
  if (unread === 0) return null;
  return (
    <span className="unread-count">
      <span className="visually-hidden">{words.unread} </span>
      {unread.toLocaleString(language)}
    </span>
  );
}
