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
    customerId: identifierSchema,
    walletId: identifierSchema,
    type: z.string(),
    to: z.string(),
    subject: z.string(),
    body: z.string(),
    status: z.enum(['waiting', 'stored', 'sent', 'failed']),
    createdAt: timestampSchema,
  })
  .meta({ id: 'Mail', description: 'A mail to a customer. Without an SMTP server it stays `stored`.' });

const saveSchema = saveAlertSettingsSchema
  .extend({ version: z.int().nonnegative() })
  .meta({ id: 'SaveMerchantAlertSettings', description: 'With the version that the change was made from.' });

const path = '/v1/wallets/{walletId}/alert-settings';
const shared = {
  tag: 'Alerts',
  params: ofWallet,
  query: noParameters,
  response: alertSettingsSchema,
} as const;

/** When customers are told of a low balance, and the mails that do. */
export const alertEndpoints = [
  defineEndpoint({
    ...shared,
    operationId: 'readMerchantAlertSettings',
    method: 'GET',
    path,
    summary: "When a wallet's customer is told of a low balance",
    body: noBody,
    errors: ['not_found'],
    run: async (context, { merchantId, params }) => ({
      body: await readAlertSettings(context, merchantScope(merchantId), params.walletId),
    }),
  }),
  defineEndpoint({
    ...shared,
    operationId: 'saveMerchantAlertSettings',
    method: 'PUT',
    path,
    summary: "Changes when a wallet's customer is told of a low balance",
    body: saveSchema,
    errors: ['not_found', 'version_conflict', 'currency_mismatch', 'wallet_closing', 'wallet_closed'],
    run: async (context, { merchantId, params, body }) => ({
      body: await saveAlertSettings(context, merchantScope(merchantId), { ...params, ...body }),
    }),
  }),
  defineEndpoint({
    tag: 'Alerts',
    operationId: 'listMails',
    method: 'GET',
    path: '/v1/mails',
    summary: 'Lists the mails to your customers, newest first: in development your mailbox',
    params: noParameters,
    query: z.strictObject({ ...pageQuery, walletId: identifierSchema.exactOptional() }),
    body: noBody,
    response: pageOf(mailSchema, 'MailPage'),
    run: async (context, { merchantId, query }) => ({
      body: await listMails(context, merchantId, { ...query, limit: query.limit ?? 25 }),
    }),
  }),
];
