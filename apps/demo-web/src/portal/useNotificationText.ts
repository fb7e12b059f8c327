import type { WalletNotification } from '@coffer/adapter';
import { useFormatDate } from '@coffer/hooks';
import { useMoneyText } from '../ui/useMoneyText.ts';
import { useWords } from './words.ts';

type NotificationText = {
  title: string;
  body: string;
  /** Where one goes about it, and what that is called. */
  goTo: string;
  goLabel: string;
};

/** What a notification says, in its own figures; null for a kind that this page does not know. */
export function useNotificationText(
  { type, data }: WalletNotification,
  currency: string | undefined,
): NotificationText | null {
  const words = useWords();
  const moneyText = useMoneyText();
  const { format: formatDate } = useFormatDate();
  const money = (amount: unknown) =>
    typeof amount === 'number' && currency ? moneyText({ amount, currency }) : '…';
  const addFunds = { goTo: '/billing#add-funds', goLabel: words.addFunds };
  const billing = { goTo: '/billing', goLabel: words.openBilling };
  const settings = { goTo: '/settings', goLabel: words.openSettings };
  switch (type) {
    case 'wallet.balance_low': {
      const body = words.balanceLowText(money(data.threshold), money(data.availableBalance));
      return { title: words.balanceLow, body, ...addFunds };
    }
    case 'wallet.credit_expiring': {
      const { amount } = Object(data.amount);
      const body = words.creditExpiringText(money(amount), formatDate(String(data.expiresAt), day));
      return { title: words.creditExpiring, body, ...billing };
    }
    case 'wallet.credit_expired':
      return { title: words.creditExpired, body: words.creditExpiredText, ...billing };
    case 'wallet.auto_top_up_failed':
      return { title: words.autoTopUpFailed, body: words.autoTopUpFailedText, ...settings };
    case 'wallet.auto_top_up_paused':
      return { title: words.autoTopUpPaused, body: words.autoTopUpPausedText, ...settings };
    case 'wallet.auto_top_up_action_required':
      return { title: words.autoTopUpAction, body: words.autoTopUpActionText, ...settings };
    default:
      return null;
  }
}

const day = { year: 'numeric', month: 'short', day: 'numeric' } as const;
