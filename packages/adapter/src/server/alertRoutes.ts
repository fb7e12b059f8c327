import { z } from 'zod';
import { alertSettingsSchema, saveAlertSettingsSchema } from './alertSettingsSchema.ts';
import { defineRoute, noBody, noParameters } from './defineRoute.ts';
import { identifierSchema } from './identifierSchema.ts';

const path = '/wallets/{walletId}/alert-settings';
const ofWallet = z.strictObject({ walletId: identifierSchema });

/** When the customer is told of a low balance. */
export const alertRoutes = [
  defineRoute({
    operationId: 'getAlertSettings',
    method: 'GET',
    path,
    summary: 'When the customer is told of a low balance',
    scope: 'view',
    capability: 'alerts',
    params: ofWallet,
    query: noParameters,
    body: noBody,
    answer: alertSettingsSchema,
    errors: ['not_found'],
    run: (adapter, { params }, options) => adapter.getAlertSettings?.(params, options),
  }),
  defineRoute({
    operationId: 'saveAlertSettings',
    method: 'PUT',
    path,
    summary: 'Changes when the customer is told of a low balance',
    scope: 'manage',
    capability: 'alerts',
    versioned: true,
    params: ofWallet,
    query: noParameters,
    body: saveAlertSettingsSchema,
    answer: alertSettingsSchema,
    errors: ['not_found', 'version_conflict', 'currency_mismatch', 'wallet_closing', 'wallet_closed'],
    run: (adapter, { params, body, version }, options) =>
      adapter.saveAlertSettings?.({ ...params, ...body, version }, options),
  }),
];
