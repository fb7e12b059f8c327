import { consentSources } from '@coffer/adapter';
import { autoTopUpSchema, saveAutoTopUpSchema } from '@coffer/adapter/server';
import { z } from 'zod';
import { readAutoTopUp, saveMerchantAutoTopUp, switchOffAutoTopUp } from '../../modules/autoTopUp/index.ts';
import { defineEndpoint, noBody, noParameters } from '../defineEndpoint.ts';
import { instantSchema, ofWallet, text } from '../schemas.ts';
import { merchantScope } from './merchantScope.ts';

const path = '/v1/wallets/{walletId}/auto-top-up';
const shared = {
  path,
  params: ofWallet,
  query: noParameters,
  response: autoTopUpSchema,
} as const;

const saveSchema = saveAutoTopUpSchema
  .extend({
    consent: z
      .strictObject({
        source: z.enum(consentSources).meta({ description: 'How the customer agreed.' }),
        acceptedAt: instantSchema.meta({ description: 'When the customer agreed. Not in the future.' }),
        text: text(5000).meta({ description: 'The text that the customer agreed to.' }),
      })
      .meta({ id: 'NewConsent', description: "The customer's agreement to the charges." }),
    version: z
      .int()
      .nonnegative()
      .meta({ description: 'The `version` that you read. 0 before the first save.' }),
  })
  .meta({ id: 'SaveMerchantAutoTopUp' });

/** Auto top-up operations of a merchant, who turns it on with the customer's recorded consent. */
export const autoTopUpEndpoints = [
  defineEndpoint({
    ...shared,
    operationId: 'autoTopUp.retrieve',
    method: 'GET',
    summary: "Retrieve a wallet's auto top-up",
    description: "Retrieves a wallet's auto top-up: settings, status and latest attempts.",
    returns: 'Returns the auto top-up.',
    body: noBody,
    errors: ['not_found'],
    run: async (context, { merchantId, params }) => ({
      body: await readAutoTopUp(context, merchantScope(merchantId), params.walletId),
    }),
  }),
  defineEndpoint({
    ...shared,
    operationId: 'autoTopUp.save',
    method: 'PUT',
    summary: "Set up auto top-up with the customer's consent",
    description:
      "Turns on auto top-up, or updates it, with the customer's recorded consent. Both caps and a payment method that can be charged off session are required. If the balance is below the threshold, the first charge follows immediately. We email the customer, who can turn auto top-up off at any time; then only a newer consent turns it on again.",
    returns: 'Returns the auto top-up.',
    example: {
      mode: 'fixed',
      threshold: { amount: 2_000, currency: 'USD' },
      amount: { amount: 10_000, currency: 'USD' },
      paymentMethodId: 'pm_01m0example',
      monthlyCap: { amount: 50_000, currency: 'USD' },
      dailyCount: 3,
      consent: {
        source: 'orderForm',
        acceptedAt: '2026-01-15T10:00:00Z',
        text: 'I agree to automatic top-ups of $100.00, at most $500.00 a month.',
      },
      version: 0,
    },
    idempotencyKey: 'required',
    body: saveSchema,
    errors: [
      'not_found',
      'auto_top_up_refused',
      'amount_out_of_range',
      'currency_mismatch',
      'payment_method_unusable',
      'version_conflict',
      'wallet_frozen',
      'wallet_closing',
      'wallet_closed',
      'rate_limited',
      'idempotency_key_required',
      'idempotency_key_reused',
    ],
    run: async (context, { merchantId, params, body, key }) => {
      const { consent, version, ...settings } = body;
      const request = { ...params, settings, version, consent, key };
      const { value, replayed } = await saveMerchantAutoTopUp(context, merchantScope(merchantId), request);
      return { body: value, replayed };
    },
  }),
  defineEndpoint({
    ...shared,
    operationId: 'autoTopUp.turnOff',
    method: 'DELETE',
    summary: "Turn off a wallet's auto top-up",
    description:
      "Turns off a wallet's auto top-up. A charge that is already in progress still settles. Turning it off twice changes nothing.",
    returns: 'Returns the auto top-up.',
    body: noBody,
    errors: ['not_found'],
    run: async (context, { merchantId, params }) => ({
      body: await switchOffAutoTopUp(context, merchantScope(merchantId), params.walletId),
    }),
  }),
];
