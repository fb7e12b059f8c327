import type { WalletSession } from '@coffer/adapter';
import { readCustomer } from '../customers/index.ts';
import { readMerchant } from '../merchants/index.ts';
import type { WalletContext } from '../shared/index.ts';
import { toTopUpSettings } from '../topUps/index.ts';
import type { SignedIn } from './sessions.ts';

/** Capabilities that need a payment processor. */
const paymentCapabilities = ['topUp', 'paymentMethods', 'addPaymentMethod', 'autoTopUp'] as const;

/** Reads the signed-in customer, the merchant and the available capabilities. */
export async function readSession(context: WalletContext, signedIn: SignedIn): Promise<WalletSession> {
  const [merchant, customer] = await Promise.all([
    readMerchant(context.database, signedIn.merchantId),
    readCustomer(context, signedIn.merchantId, signedIn.customerId),
  ]);
  const takesPayments = context.processor.mode !== 'none';
  return {
    merchant: { name: merchant.name },
    customer: { id: customer.id, name: customer.name },
    capabilities: [
      ...(takesPayments ? paymentCapabilities : []),
      'events',
      'grants',
      'forecast',
      'analytics',
      'receipts',
      'export',
      'alerts',
      'invoices',
      'notifications',
    ],
    scopes: [...signedIn.scopes],
    topUp: takesPayments
      ? Object.entries(merchant.settings.topUp).map(([currency, topUp]) => toTopUpSettings(currency, topUp))
      : [],
    paymentMethodSetup: takesPayments ? context.processor.methodSetup : null,
  };
}
