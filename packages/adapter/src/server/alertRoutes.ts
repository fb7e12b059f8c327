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
    description:
      'Retrieves the low-balance alert of a wallet: its threshold, its channels and whether it is enabled.',
    returns: 'Returns the alert settings.',
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
    description:
      'Replaces the low-balance alert of a wallet. The alert is sent once each time the available balance drops below the threshold.',
    returns: 'Returns the alert settings.',
    example: {
      enabled: true,
      threshold: { amount: 10_000, currency: 'USD' },
      channels: ['email'],
    },
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
