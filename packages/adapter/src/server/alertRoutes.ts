import { z } from 'zod';
import { defineRoute, noBody, noParameters } from './defineRoute.ts';
import { alertSettingsSchema } from './documentation.ts';
import { identifierSchema, saveAlertSettingsSchema } from './requestSchemas.ts';

const path = '/wallets/{walletId}/alert-settings';
const ofWallet = z.strictObject({ walletId: identifierSchema });

/** Routes of the low-balance alert. */
export const alertRoutes = [
  defineRoute({
    operationId: 'getAlertSettings',
    method: 'GET',
    path,
    summary: 'Retrieve the low-balance alert of a wallet',
    scope: 'view',
    capability: 'alerts',
    params: ofWallet,
    query: noParameters,
    body: noBody,
    response: alertSettingsSchema,
    errors: ['not_found'],
    run: (adapter, { params }, options) => adapter.getAlertSettings?.(params, options),
  }),
  defineRoute({
    operationId: 'saveAlertSettings',
    method: 'PUT',
    path,
    summary: 'Update the low-balance alert of a wallet',
    scope: 'manage',
    capability: 'alerts',
    versioned: true,
    params: ofWallet,
    query: noParameters,
    body: saveAlertSettingsSchema,
    response: alertSettingsSchema,
    errors: [
      'not_found',
      'version_conflict',
      'alert_without_channel',
      'currency_mismatch',
      'wallet_closing',
      'wallet_closed',
    ],
    run: (adapter, { params, body, version }, options) =>
      adapter.saveAlertSettings?.({ ...params, ...body, version }, options),
  }),
];
