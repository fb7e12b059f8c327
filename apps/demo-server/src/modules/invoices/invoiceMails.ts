import { formatMoney } from '@coffer/adapter';
import type { Transaction } from '../../database/Database.ts';
import { executeTakeFirst, kysely } from '../../database/queryBuilder.ts';
import { insertMail, type MailAudience, walletLink } from '../mail/index.ts';
import { readMerchant } from '../merchants/index.ts';
import type { ChargeSources, InvoiceEvent } from './InvoiceEvent.ts';
import { amountDue, type InvoiceRow } from './repository.ts';

/** Data of one email about an invoice. Amounts are formatted, and dates are UTC. */
export type InvoiceMail = {
  merchant: string;
  customer: string;
  number: string;
  total: string;
  due: string;
  /** Page of the customer's wallet. Null when the merchant named none. */
  walletUrl: string | null;
} & (
  | { type: 'invoice_charge_upcoming'; chargeOn: string; sources: ChargeSources }
  | { type: 'invoice_payment_failed'; reason: string; nextAttemptOn: string | null }
  | { type: 'invoice_overdue'; nextAttemptOn: string | null }
  | { type: 'invoice_paid' }
  /** To the merchant. */
  | { type: 'merchant_invoice_payment_failed'; reason: string; nextAttemptOn: string | null }
  /** To the merchant. */
  | { type: 'merchant_invoice_overdue'; nextAttemptOn: string | null }
);

/** Inserts the emails that an event of an invoice causes, in the transaction of the event. */
export async function insertInvoiceMails(
  transaction: Transaction,
  { invoice, event, now }: { invoice: InvoiceRow; event: InvoiceEvent; now: Date },
): Promise<void> {
  const kinds = mailsOf(event, invoice);
  if (kinds.length === 0) return;
  const query = kysely
    .selectFrom('customers')
    .select(['name', 'email'])
    .where('id', '=', invoice.customer_id);
  const customer = await executeTakeFirst(transaction, query);
  if (!customer) return;
  const { name: merchant, settings } = await readMerchant(transaction, invoice.merchant_id);
  const money = (amount: number) => formatMoney({ amount, currency: invoice.currency }, { locale: 'en' });
  const common = {
    merchant,
    customer: customer.name,
    number: invoice.number,
    total: money(invoice.total),
    due: money(amountDue(invoice)),
    walletUrl: settings.walletUrl,
  };
  for (const { audience, kind } of kinds) {
    const recipient = audience === 'customer' ? customer.email : settings.notificationEmail;
    if (recipient === null) continue;
    const mail: InvoiceMail = { ...common, ...kind };
    await insertMail(transaction, {
      merchantId: invoice.merchant_id,
      customerId: invoice.customer_id,
      walletId: invoice.wallet_id,
      audience,
      recipient,
      type: mail.type,
      ...writeInvoiceMail(mail),
      now,
    });
  }
}

type MailKind = InvoiceMail extends infer Mail
  ? Mail extends InvoiceMail
    ? Omit<Mail, 'merchant' | 'customer' | 'number' | 'total' | 'due' | 'walletUrl'>
    : never
  : never;

/** Lists the emails of an event. A payment that somebody started has its result on the screen, so it sends no failure. */
function mailsOf(event: InvoiceEvent, invoice: InvoiceRow): { audience: MailAudience; kind: MailKind }[] {
  switch (event.type) {
    case 'invoice.charge_upcoming': {
      const { sources } = event;
      const kind = {
        type: 'invoice_charge_upcoming',
        chargeOn: dateOf(event.chargeAt),
        sources,
      } as const;
      return [{ audience: 'customer', kind }];
    }
    case 'invoice.payment_failed': {
      if (!event.isAutomatic) return [];
      const details = { reason: event.failure.message, nextAttemptOn: dateOrNull(event.nextAttemptAt) };
      return [
        { audience: 'customer', kind: { type: 'invoice_payment_failed', ...details } },
        { audience: 'merchant', kind: { type: 'merchant_invoice_payment_failed', ...details } },
      ];
    }
    case 'invoice.overdue': {
      const nextAttemptOn = dateOrNull(invoice.collect_at);
      return [
        { audience: 'customer', kind: { type: 'invoice_overdue', nextAttemptOn } },
        { audience: 'merchant', kind: { type: 'merchant_invoice_overdue', nextAttemptOn } },
      ];
    }
    case 'invoice.paid':
      return [{ audience: 'customer', kind: { type: 'invoice_paid' } }];
    case 'invoice.opened':
    case 'invoice.partially_paid':
    case 'invoice.uncollectible':
    case 'invoice.voided':
      return [];
    default:
      return event satisfies never;
  }
}

/** Writes an email in English, as plain text. */
export function writeInvoiceMail(mail: InvoiceMail): { subject: string; paragraphs: string[] } {
  const { merchant, customer, number, total, due, walletUrl } = mail;
  const greeting = `Hello ${customer},`;
  const link = walletLink({ walletUrl });
  switch (mail.type) {
    case 'invoice_charge_upcoming':
      return {
        subject: `Upcoming charge from ${merchant}: ${due} on ${mail.chargeOn}`,
        paragraphs: [greeting, upcomingCharge(mail), ...link],
      };
    case 'invoice_payment_failed':
      return {
        subject: `Your payment to ${merchant} failed: invoice ${number}`,
        paragraphs: [
          greeting,
          `We couldn't collect ${due} for invoice ${number}: ${mail.reason}`,
          mail.nextAttemptOn === null
            ? `We won't try again automatically. Add funds, add a payment method or pay the invoice in ${merchant}.`
            : `We'll try again on ${mail.nextAttemptOn}, or as soon as you add funds or a payment method in ${merchant}.`,
          ...link,
        ],
      };
    case 'invoice_overdue':
      return {
        subject: `Invoice ${number} from ${merchant} is overdue`,
        paragraphs: [
          greeting,
          `Invoice ${number} is overdue. The amount due is ${due}.`,
          mail.nextAttemptOn === null
            ? `Please add funds or pay the invoice in ${merchant}.`
            : `We'll try to collect it on ${mail.nextAttemptOn}. You can also pay it now in ${merchant}.`,
          ...link,
        ],
      };
    case 'invoice_paid':
      return {
        subject: `Invoice ${number} from ${merchant} is paid`,
        paragraphs: [greeting, `Invoice ${number} of ${total} is paid. Thank you.`, ...link],
      };
    case 'merchant_invoice_payment_failed':
      return {
        subject: `Collection failed: invoice ${number} of ${customer}, ${due}`,
        paragraphs: [
          `${merchant} couldn't collect ${due} from ${customer} for invoice ${number}: ${mail.reason}`,
          nextAttempt(mail.nextAttemptOn),
        ],
      };
    case 'merchant_invoice_overdue':
      return {
        subject: `Invoice overdue: ${number} of ${customer}, ${due}`,
        paragraphs: [
          `Invoice ${number} of ${customer} is overdue. The amount due is ${due}.`,
          nextAttempt(mail.nextAttemptOn),
        ],
      };
    default:
      return mail satisfies never;
  }
}

function upcomingCharge({
  chargeOn,
  sources: { wallet, method },
  merchant,
  number,
  due,
}: Extract<InvoiceMail, { type: 'invoice_charge_upcoming' }>): string {
  const what = `${due} for invoice ${number}`;
  if (wallet && method !== null) {
    return `On ${chargeOn}, we'll collect ${what} from your balance, and charge what it doesn't cover to ${method}.`;
  }
  if (wallet) {
    return `On ${chargeOn}, we'll collect ${what} from your balance. If it doesn't cover the amount, add funds in ${merchant} before then.`;
  }
  if (method !== null) return `On ${chargeOn}, we'll charge ${what} to ${method}.`;
  return `Invoice ${number} of ${due} is due on ${chargeOn}. You have no payment method that we can charge, so please pay it in ${merchant}.`;
}

function nextAttempt(on: string | null): string {
  return on === null
    ? 'No further automatic attempt is scheduled. You can pay it for the customer, void it, or mark it as uncollectible.'
    : `The next automatic attempt is on ${on}.`;
}

function dateOrNull(at: Date | null): string | null {
  return at === null ? null : dateOf(at);
}

function dateOf(at: Date): string {
  return at.toLocaleDateString('en-US', { dateStyle: 'long', timeZone: 'UTC' });
}
