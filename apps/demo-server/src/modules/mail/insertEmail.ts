import type { Transaction } from '../../database/Database.ts';
import { execute, executeTakeFirst, kysely } from '../../database/queryBuilder.ts';
import { fill, type Locale, textsOf } from '../languages/index.ts';
import { readMerchant } from '../merchants/index.ts';
import { createId } from '../shared/index.ts';
import { type EmailType, type EmailValues, wordEmail } from './emailText.ts';
import { renderEmail } from './renderEmail.ts';

/** Color of the emails of a merchant that chose none. */
export const defaultAccentColor = '#4f46e5';

/** An email to a customer or a merchant. */
export type InsertEmailParameters = {
  merchantId: string;
  /** Recipient. Null for the merchant itself. */
  customerId: string | null;
  /** The wallet that the email is about, if it is about one. */
  walletId?: string | null;
  type: EmailType;
  values: EmailValues;
  /** Page that the button opens. Defaults to the wallet's page in the merchant's product, if the merchant named one. */
  actionUrl?: string | undefined;
  /** Recipient instead of the customer's or the merchant's own address. */
  to?: string | null;
  /** Customer that an email to the merchant is about. */
  aboutCustomerId?: string;
  /** Crossed threshold of a low-balance email, in minor units. */
  threshold?: number | null;
  documentId?: string | null;
  now: Date;
};

/**
 * Inserts an email in the recipient's language. It is sent after the commit. Does nothing if there is no address to send
 * it to.
 */
export async function insertEmail(
  transaction: Transaction,
  { merchantId, customerId, walletId = null, type, values, ...rest }: InsertEmailParameters,
): Promise<void> {
  const { threshold = null, documentId = null, now } = rest;
  const { name: merchant, settings } = await readMerchant(transaction, merchantId);
  const recipient = await findRecipient(transaction, { merchantId, customerId });
  const ownAddress = customerId === null ? settings.notificationEmail : null;
  const address = rest.to ?? ownAddress ?? recipient.address;
  if (address === null) return;
  const { locale } = recipient;
  const aboutId = rest.aboutCustomerId;
  const about =
    aboutId === undefined ? null : await findRecipient(transaction, { merchantId, customerId: aboutId });
  const names = { merchant, customer: about?.name ?? recipient.name ?? merchant };
  const { subject, body, action, facts } = wordEmail({ type, locale, names, values });
  const actionUrl = rest.actionUrl ?? (customerId === null ? null : settings.walletUrl);
  const { emailFrame } = textsOf(locale);
  const { html, text } = await renderEmail({
    locale,
    merchantName: merchant,
    accentColor: settings.accentColor ?? defaultAccentColor,
    subject,
    greeting: fill(emailFrame.greeting, { customer: recipient.name ?? merchant }),
    body,
    facts,
    action: actionUrl === null ? null : { label: action, url: actionUrl },
    footer: fill(customerId === null ? emailFrame.sentToMerchant : emailFrame.sentBy, { merchant }),
  });
  const insert = kysely.insertInto('emails').values({
    id: createId('mail', now),
    merchant_id: merchantId,
    customer_id: customerId ?? aboutId ?? null,
    audience: customerId === null ? 'merchant' : 'customer',
    wallet_id: walletId,
    document_id: documentId,
    type,
    threshold,
    recipient: address,
    // A header has one line.
    subject: subject.replaceAll(/\s+/g, ' '),
    body: text,
    html,
    next_attempt_at: now,
    created_at: now,
  });
  await execute(transaction, insert);
}

async function findRecipient(
  transaction: Transaction,
  { merchantId, customerId }: { merchantId: string; customerId: string | null },
): Promise<{ name: string | null; address: string | null; locale: Locale }> {
  if (customerId === null) {
    const query = kysely
      .selectFrom('billing_profiles')
      .select('finance_email')
      .where('owner_id', '=', merchantId);
    const profile = await executeTakeFirst(transaction, query);
    return { name: null, address: profile?.finance_email ?? null, locale: 'en' };
  }
  const query = kysely
    .selectFrom('customers')
    .select(['name', 'email', 'locale'])
    .where('id', '=', customerId);
  const customer = await executeTakeFirst(transaction, query);
  return { name: customer?.name ?? null, address: customer?.email ?? null, locale: customer?.locale ?? 'en' };
}
