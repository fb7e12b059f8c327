import { WalletError } from '@coffer/adapter';
import { z } from 'zod';
import { type CustomerBalance, listCustomerBalances } from '../../modules/balances/index.ts';
import { listCustomerEntries, readCustomer } from '../../modules/customers/index.ts';
import { readMerchant, type WalletSettings } from '../../modules/merchants/index.ts';
import { createPortalLink } from '../../modules/sessions/index.ts';
import { type FundingSource, postEntry } from '../../modules/wallets/index.ts';
import { defineEndpoint, noBody, noParameters } from '../defineEndpoint.ts';
import { currencySchema, ofDodoCustomer, text } from '../schemas.ts';
import { dodoEntrySchema, toDodoEntry } from './dodoEntrySchema.ts';
import { RepeatedKeyError } from './dodoErrors.ts';
import { dodoWalletSchema, toDodoWallet } from './dodoWalletSchema.ts';
import { dodoPageQuery, pageRange } from './pageQuery.ts';

const createLedgerEntrySchema = z
  .strictObject({
    amount: z
      .int()
      .positive()
      .meta({ description: 'Amount in minor units (cents for USD), greater than zero.' }),
    currency: currencySchema,
    entry_type: z.enum(['credit', 'debit']),
    idempotency_key: text(255).nullable().exactOptional(),
    reason: text(500).nullable().exactOptional(),
  })
  .meta({ id: 'DodoCreateLedgerEntry' });

const path = '/dodo/customers/{customer_id}/wallets/ledger-entries';

/** Wallet operations of the Dodo Payments API, where a customer has one wallet per currency, without an ID. */
export const dodoWalletEndpoints = [
  defineEndpoint({
    operationId: 'dodoWire.listWallets',
    method: 'GET',
    path: '/dodo/customers/{customer_id}/wallets',
    summary: "List a customer's wallets",
    description: "Lists a customer's wallets in the format of Dodo Payments.",
    returns: 'Returns the wallets.',
    params: ofDodoCustomer,
    query: noParameters,
    body: noBody,
    response: z
      .strictObject({
        items: z.array(dodoWalletSchema),
        total_balance_usd: z
          .int()
          .meta({ description: 'Balance of the USD wallet, in cents. Other currencies are not converted.' }),
      })
      .meta({ id: 'DodoWallets' }),
    errors: ['not_found'],
    run: async (context, { merchantId, params: { customer_id: customerId } }) => {
      await readCustomer(context, merchantId, customerId);
      const wallets = await listCustomerBalances(context, { merchantId, customerId });
      const items = onePerCurrency(wallets).map(toDodoWallet);
      const dollars = items.filter(({ currency }) => currency === 'USD');
      return { body: { items, total_balance_usd: dollars.reduce((sum, { balance }) => sum + balance, 0) } };
    },
  }),
  defineEndpoint({
    operationId: 'dodoWire.createLedgerEntry',
    method: 'POST',
    path,
    summary: 'Create a ledger entry',
    description:
      'Credits or debits the wallet in the given currency. Repeat the request with the same `idempotency_key` if you lost the response.',
    returns: 'Returns the wallet.',
    example: { amount: 100, currency: 'USD', entry_type: 'credit' },
    params: ofDodoCustomer,
    query: noParameters,
    body: createLedgerEntrySchema,
    response: dodoWalletSchema,
    errors: ['not_found', 'insufficient_funds', 'currency_not_supported', 'wallet_frozen'],
    run: async (context, { merchantId, params: { customer_id: customerId }, body }) => {
      const wallet = await findWallet(context, { merchantId, customerId }, body.currency);
      const { settings } = await readMerchant(context.database, merchantId);
      const { value, replayed } = await postEntry(
        context,
        { merchantId, customerId },
        {
          walletId: wallet.id,
          key: { scope: `dodo:${merchantId}`, key: body.idempotency_key ?? crypto.randomUUID() },
          entry: {
            ...(body.entry_type === 'credit'
              ? { ...credit, fundedBy: fundingSourceOf(settings, body) }
              : charge),
            amount: { amount: body.amount, currency: body.currency },
            reason: body.reason ?? null,
            reference: null,
            metadata: {},
          },
        },
      ).catch(rejectRepeatedKey);
      if (replayed) throw new RepeatedKeyError();
      const { entry, balance } = value;
      return { body: toDodoWallet({ ...wallet, balance: balance.balance, updatedAt: entry.createdAt }) };
    },
  }),
  defineEndpoint({
    operationId: 'dodoWire.listLedgerEntries',
    method: 'GET',
    path,
    summary: "List a customer's ledger entries",
    description: "Lists the entries of a customer's wallets in the format of Dodo Payments.",
    returns: 'Returns a page of entries.',
    params: ofDodoCustomer,
    query: z.strictObject({ ...dodoPageQuery, currency: z.exactOptional(currencySchema) }),
    body: noBody,
    response: z.strictObject({ items: z.array(dodoEntrySchema) }).meta({ id: 'DodoLedgerEntries' }),
    errors: ['not_found'],
    run: async (context, { merchantId, params: { customer_id: customerId }, query }) => {
      await readCustomer(context, merchantId, customerId);
      const owner = { merchantId, customerId };
      const entries = await listCustomerEntries(context, owner, {
        ...pageRange(query),
        currency: query.currency,
      });
      return { body: { items: entries.map((entry) => toDodoEntry(owner, entry)) } };
    },
  }),
  defineEndpoint({
    operationId: 'dodoWire.createPortalSession',
    method: 'POST',
    path: '/dodo/customers/{customer_id}/customer-portal/session',
    summary: 'Create a customer portal session',
    description: 'Creates a link to the customer portal, where the customer sees their wallets.',
    returns: 'Returns the link.',
    params: ofDodoCustomer,
    query: z.strictObject({
      send_email: z.enum(['true', 'false']).exactOptional(),
      return_url: z
        .url({ protocol: /^https?$/ })
        .max(2000)
        .exactOptional(),
    }),
    body: noBody,
    response: z.strictObject({ link: z.url() }).meta({ id: 'DodoPortalSession' }),
    errors: ['not_found', 'capability_missing'],
    run: async (context, { merchantId, keyId: apiKeyId, params: { customer_id: customerId }, query }) => ({
      body: {
        link: await createPortalLink(context, {
          merchantId,
          apiKeyId,
          customerId,
          returnUrl: query.return_url ?? null,
          sendsEmail: query.send_email === 'true',
        }),
      },
    }),
  }),
];

const credit = { type: 'credit', grant: { priority: 100, expiresAt: null } } as const;

/** A debit by Dodo's API is usage, so that analytics and forecasts count it. */
const charge = { type: 'debit', source: 'usage' } as const;

/** Returns the source of a credit: a promotion if the merchant's settings name its reason or its key. */
function fundingSourceOf(
  { dodoPromotionalCredits: { reasonPrefixes, keyPrefixes } }: WalletSettings,
  { reason, idempotency_key: key }: z.output<typeof createLedgerEntrySchema>,
): FundingSource {
  const isNamed = reasonPrefixes.some((prefix) => reason?.toLowerCase().startsWith(prefix.toLowerCase()));
  return isNamed || keyPrefixes.some((prefix) => key?.startsWith(prefix)) ? 'promotion' : 'externalPayment';
}

type Context = Parameters<typeof listCustomerBalances>[0];
type Owner = Parameters<typeof listCustomerBalances>[1];

async function findWallet(context: Context, owner: Owner, currency: string) {
  await readCustomer(context, owner.merchantId, owner.customerId);
  const wallets = await listCustomerBalances(context, owner);
  const wallet = wallets.find((item) => item.currency === currency && item.status !== 'closed');
  if (wallet) return wallet;
  const message = `This customer has no wallet in ${currency}.`;
  throw new WalletError('currency_not_supported', message, { fields: [{ field: 'currency', message }] });
}

/** Returns one wallet per currency. An open wallet replaces earlier ones that were closed. */
function onePerCurrency(wallets: readonly CustomerBalance[]): CustomerBalance[] {
  const rows = new Map<string, CustomerBalance>();
  for (const wallet of wallets) {
    if (wallet.status !== 'closed' || !rows.has(wallet.currency)) rows.set(wallet.currency, wallet);
  }
  return [...rows.values()];
}

/** Rejects a repeated key with a different body like one with the same body. */
function rejectRepeatedKey(error: unknown): never {
  if (error instanceof WalletError && error.code === 'idempotency_key_reused') throw new RepeatedKeyError();
  throw error;
}
