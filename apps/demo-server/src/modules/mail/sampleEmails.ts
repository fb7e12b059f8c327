import { fill, type Locale, textsOf } from '../languages/index.ts';
import { type EmailType, type EmailValues, wordEmail } from './emailText.ts';
import { type EmailContent, renderEmail } from './renderEmail.ts';

/** Types of emails to the merchant. All others go to customers. */
export const merchantEmailTypes: readonly EmailType[] = [
  'dispute',
  'payout_required',
  'merchant_invoice_payment_failed',
  'merchant_invoice_overdue',
  'endpoint_disabled',
];

const card = 'Visa •••• 4242';
const usd = (amount: number) => ({ amount, currency: 'USD' });
const date = new Date('2026-12-06T09:00:00Z');

/** Values with which the demo previews each type of email. */
const samples: Record<EmailType, EmailValues> = {
  receipt: { amount: usd(500_00), bonus: usd(40_00), card, number: 'R-0042' },
  invoice: { amount: usd(99_00), number: 'INV-0007', dueAt: date },
  creditNote: { amount: usd(30_00), number: 'CN-0003' },
  statement: { balance: usd(1_241_50), number: 'ST-0012' },
  invoice_charge_upcoming: { amount: usd(99_00), card, number: 'INV-0007', date },
  invoice_payment_failed: {
    amount: usd(99_00),
    card,
    number: 'INV-0007',
    failure: 'insufficient_funds',
    nextAttemptAt: date,
  },
  invoice_paid: { amount: usd(99_00), number: 'INV-0007' },
  invoice_overdue: { amount: usd(99_00), number: 'INV-0007', dueAt: date },
  balance_low: { balance: usd(74_00), threshold: usd(100_00) },
  auto_top_up_enabled: { amount: usd(500_00), threshold: usd(100_00), monthlyCap: usd(2_000_00), card },
  auto_top_up_charged: { amount: usd(500_00), card, number: 'R-0043' },
  auto_top_up_declined: { amount: usd(500_00), card, failure: 'card_declined', nextAttemptAt: date },
  auto_top_up_paused: { amount: usd(500_00), card, failure: 'card_declined' },
  auto_top_up_limits_changed: { amount: usd(500_00) },
  auto_top_up_action_required: { amount: usd(500_00), card },
  auto_top_up_method_removed: { amount: usd(500_00) },
  card_expiring: { card, expiresAt: date },
  credit_expiring: { amount: usd(25_00), expiresAt: date },
  refund: { amount: usd(20_00), card },
  payout: { amount: usd(12_00) },
  payment_link: { amount: usd(250_00), expiresAt: date },
  portal_link: { expiresAt: date },
  wallet_closed: { amount: usd(120_00) },
  dispute: { amount: usd(500_00), card },
  payout_required: { amount: usd(12_00) },
  merchant_invoice_payment_failed: {
    amount: usd(99_00),
    card,
    number: 'INV-0007',
    failure: 'card_declined',
    nextAttemptAt: date,
  },
  merchant_invoice_overdue: { amount: usd(99_00), number: 'INV-0007', dueAt: date },
  endpoint_disabled: { endpoint: 'https://hooks.example/coffer' },
};

/** Types of emails, in the order of their previews. */
export const emailTypes = Object.keys(samples) as EmailType[];

/** Renders a type of email with sample values, for a preview. */
export function renderSampleEmail({
  type,
  locale,
  merchant,
  accentColor,
  url,
}: {
  type: EmailType;
  locale: Locale;
  merchant: string;
  accentColor: string;
  url: string;
}): Promise<{ html: string; text: string }> {
  const names = { merchant, customer: 'Acme Robotics' };
  const { emailFrame } = textsOf(locale);
  const isToMerchant = merchantEmailTypes.includes(type);
  const words = wordEmail({ type, locale, names, values: samples[type] });
  const content: EmailContent = {
    locale,
    merchantName: merchant,
    accentColor,
    subject: words.subject,
    greeting: fill(emailFrame.greeting, { customer: isToMerchant ? merchant : names.customer }),
    body: words.body,
    facts: words.facts,
    action: { label: words.action, url },
    footer: fill(isToMerchant ? emailFrame.sentToMerchant : emailFrame.sentBy, { merchant }),
  };
  return renderEmail(content);
}
