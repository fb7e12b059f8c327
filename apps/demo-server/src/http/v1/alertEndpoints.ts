import { alertSettingsSchema, saveAlertSettingsSchema } from '@coffer/adapter/server';
import { z } from 'zod';
import { readAlertSettings, saveAlertSettings } from '../../modules/alerts/index.ts';
import { listMails } from '../../modules/mail/index.ts';
import { defineEndpoint, noBody, noParameters } from '../defineEndpoint.ts';
import { identifierSchema, ofWallet, pageOf, pageQuery, timestampSchema } from '../schemas.ts';
import { merchantScope } from './merchantScope.ts';

const mailSchema = z
  .strictObject({
    id: identifierSchema,
    customerId: identifierSchema
      .nullable()
      .meta({ description: 'Null for an email that is about no customer.' }),
    walletId: identifierSchema.nullable().meta({
      description: 'Null for an email about something that no wallet pays.',
    }),
    audience: z.enum(['customer', 'merchant']).meta({
      description: '`merchant` for an email to your notification address about this customer.',
    }),
    type: z.string(),
    to: z.string(),
    subject: z.string(),
    body: z.string().meta({ description: 'Plain text.' }),
    html: z.string().nullable().meta({ description: 'The same as `body`, with formatting.' }),
    status: z.enum(['waiting', 'stored', 'sent', 'failed']),
    createdAt: timestampSchema,
  })
  .meta({
    id: 'Mail',
    description:
      'An email to a customer, or to you about a customer. Without an SMTP server, it stays `stored`.',
  });

const saveSchema = saveAlertSettingsSchema.extend({ version: z.int().nonnegative() }).meta({
  id: 'SaveMerchantAlertSettings',
  description: 'New alert settings, with the `version` that you read before the change.',
});

const path = '/v1/wallets/{walletId}/alert-settings';
const shared = {
  params: ofWallet,
  query: noParameters,
  response: alertSettingsSchema,
} as const;

/** Operations on low-balance alerts, and on the emails that they send. */
export const alertEndpoints = [
  defineEndpoint({
    ...shared,
    operationId: 'alerts.retrieve',
    method: 'GET',
    path,
    summary: 'Retrieve the low-balance alert of a wallet',
    description:
      'Retrieves the low-balance alert of a wallet: its threshold, its channels and whether it is enabled. Send the returned `version` with a change.',
    returns: 'Returns the alert settings.',
    body: noBody,
    errors: ['not_found'],
    run: async (context, { merchantId, params }) => ({
      body: await readAlertSettings(context, merchantScope(merchantId), params.walletId),
    }),
  }),
  defineEndpoint({
    ...shared,
    operationId: 'alerts.update',
    method: 'PUT',
    path,
    summary: 'Update the low-balance alert of a wallet',
    description:
      'Replaces the low-balance alert of a wallet. The alert is sent once each time the available balance drops below the threshold.',
    returns: 'Returns the alert settings.',
    example: {
      enabled: true,
      threshold: { amount: 10_000, currency: 'USD' },
      channels: ['email'],
      version: 0,
    },
    body: saveSchema,
    errors: [
      'not_found',
      'version_conflict',
      'alert_without_channel',
      'currency_mismatch',
      'wallet_closing',
      'wallet_closed',
    ],
    run: async (context, { merchantId, params, body }) => ({
      body: await saveAlertSettings(context, merchantScope(merchantId), { ...params, ...body }),
    }),
  }),
  defineEndpoint({
    operationId: 'emails.list',
    method: 'GET',
    path: '/v1/mails',
    summary: 'List emails',
    description:
      'Lists emails to your customers and to you, newest first. Use it to see who received what and when.',
    returns: 'Returns a page of emails.',
    params: noParameters,
    query: z.strictObject({ ...pageQuery, walletId: identifierSchema.exactOptional() }),
    body: noBody,
    response: pageOf(mailSchema, 'MailPage'),
    run: async (context, { merchantId, query }) => ({
      body: await listMails(context, merchantId, { ...query, limit: query.limit ?? 25 }),
    }),
  }),
];
