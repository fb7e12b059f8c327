import type { WalletSession } from '@coffer/adapter';
import { readCustomer } from './customers.ts';
import { paymentMethodSetup } from './paymentMethodSetup.ts';
import type { SignedIn } from './sessions.ts';
import { readMerchant } from './settings.ts';
import { toTopUpSettings } from './toTopUpSettings.ts';
import type { WalletContext } from './WalletContext.ts';

/** Who is signed in, and what is offered. */
export async function readSession(context: WalletContext, signedIn: SignedIn): Promise<WalletSession> {
  const [merchant, customer] = await Promise.all([
    readMerchant(context.database, signedIn.merchantId),
    readCustomer(context, signedIn.merchantId, signedIn.customerId),
  ]);
  return {
    merchant: { name: merchant.name },
    customer: { id: customer.id, name: customer.name },
    capabilities: [
      'topUp',
      'paymentMethods',
      'addPaymentMethod',
      'events',
      'grants',
      'forecast',
      'analytics',
      'receipts',
      'export',
      'autoTopUp',
      'alerts',
      'invoices',
      'notifications',
    ],
    scopes: [...signedIn.scopes],
    topUp: Object.entries(merchant.settings.topUp).map(([currency, topUp]) =>
      toTopUpSettings(currency, topUp),
    ),
    paymentMethodSetup: paymentMethodSetup(context),
  };
}
