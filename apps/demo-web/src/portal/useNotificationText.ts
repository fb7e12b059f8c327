import type { WalletNotification } from '@coffer/adapter';
import { useFormatDate } from '@coffer/hooks';
import { useMoneyText } from '../ui/useMoneyText.ts';
import { useMessages } from './messages.ts';

type NotificationText = {
  title: string;
  body: string;
  /** Link to the page where the customer can act. */
  link: { href: string; label: string };
};

/** Returns the text of a notification, or null for a type that this page does not know. */
export function useNotificationText(
  { type, data }: WalletNotification,
  currency: string | undefined,
): NotificationText | null {
  const messages = useMessages();
  const moneyText = useMoneyText();
  const { format: formatDate } = useFormatDate();
  const money = (amount: unknown) =>
    typeof amount === 'number' && currency ? moneyText({ amount, currency }) : '…';
  const addFunds = { link: { href: '/billing#add-funds', label: messages.addFunds } };
  const billing = { link: { href: '/billing', label: messages.openBilling } };
  const invoices = { link: { href: '/invoices', label: messages.openInvoices } };
  const settings = { link: { href: '/settings', label: messages.openSettings } };
  switch (type) {
    case 'wallet.balance_low': {
      const body = messages.balanceLowText(money(data.threshold), money(data.availableBalance));
      return { title: messages.balanceLow, body, ...addFunds };
    }
    case 'wallet.credit_expiring': {
      const { amount } = Object(data.amount);
      const body = messages.creditExpiringText(money(amount), formatDate(String(data.expiresAt), day));
      return { title: messages.creditExpiring, body, ...billing };
    }
    case 'wallet.credit_expired':
      return { title: messages.creditExpired, body: messages.creditExpiredText, ...billing };
    case 'wallet.auto_top_up_failed':
      return { title: messages.autoTopUpFailed, body: messages.autoTopUpFailedText, ...settings };
    case 'wallet.auto_top_up_paused':
      return { title: messages.autoTopUpPaused, body: messages.autoTopUpPausedText, ...settings };
    case 'wallet.auto_top_up_action_required':
      return { title: messages.autoTopUpAction, body: messages.autoTopUpActionText, ...settings };
    case 'invoice.charge_upcoming': {
      const { amount } = Object(data.due);
      const body = messages.invoiceUpcomingText(
        String(data.number),
        money(amount),
        formatDate(String(data.chargeAt), day),
      );
      return { title: messages.invoiceUpcoming, body, ...invoices };
    }
    case 'invoice.payment_failed': {
      const { amount } = Object(data.due);
      const { nextAttemptAt } = data;
      const retry =
        typeof nextAttemptAt === 'string' ? messages.invoiceRetry(formatDate(nextAttemptAt, day)) : '';
      const body = `${messages.invoiceFailedText(String(data.number), money(amount))} ${retry}`.trim();
      return { title: messages.invoiceFailed, body, ...invoices };
    }
    case 'invoice.overdue': {
      const { amount } = Object(data.due);
      const body = messages.invoiceOverdueText(String(data.number), money(amount));
      return { title: messages.invoiceOverdue, body, ...invoices };
    }
    case 'invoice.paid':
      return {
        title: messages.invoicePaid,
        body: messages.invoicePaidText(String(data.number)),
        ...invoices,
      };
    default:
      return null;
  }
}

const day = { year: 'numeric', month: 'short', day: 'numeric' } as const;
