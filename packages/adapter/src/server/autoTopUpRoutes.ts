import { z } from 'zod';
import type { WireErrorCode } from '../errors/WalletErrorCode.ts';
import { defineRoute, noBody, noParameters } from './defineRoute.ts';
import { autoTopUpPreviewSchema, autoTopUpSchema } from './documentation.ts';
import { identifierSchema, saveAutoTopUpSchema } from './requestSchemas.ts';

const path = '/wallets/{walletId}/auto-top-up';
const ofWallet = z.strictObject({ walletId: identifierSchema });
const settingsErrors: readonly WireErrorCode[] = [
  'not_found',
  'auto_top_up_refused',
  'amount_out_of_range',
  'currency_mismatch',
  'payment_method_unusable',
  'wallet_frozen',
  'wallet_closing',
  'wallet_closed',
];

/** Routes of auto top-up. */
export const autoTopUpRoutes = [
  defineRoute({
    operationId: 'getAutoTopUp',
    method: 'GET',
    path,
    summary: 'Retrieve auto top-up settings, status and latest attempts',
    scope: 'view',
    capability: 'autoTopUp',
    params: ofWallet,
    query: noParameters,
    body: noBody,
    response: autoTopUpSchema,
    errors: ['not_found'],
    run: (adapter, { params }, options) => adapter.getAutoTopUp?.(params, options),
  }),
  defineRoute({
    operationId: 'previewAutoTopUp',
    method: 'POST',
    path: `${path}/preview`,
    summary: 'Preview the charges of auto top-up settings',
    scope: 'manage',
    capability: 'autoTopUp',
    params: ofWallet,
    query: noParameters,
    body: saveAutoTopUpSchema,
    response: autoTopUpPreviewSchema,
    errors: settingsErrors,
    run: (adapter, { params, body }, options) =>
      adapter.previewAutoTopUp?.({ ...params, settings: body }, options),
  }),
  defineRoute({
    operationId: 'saveAutoTopUp',
    method: 'PUT',
    path,
    summary: 'Turn on or update auto top-up',
    scope: 'manage',
    capability: 'autoTopUp',
    idempotent: true,
    versioned: true,
    params: ofWallet,
    query: noParameters,
    body: saveAutoTopUpSchema,
    response: autoTopUpSchema,
    errors: [...settingsErrors, 'version_conflict'],
    run: (adapter, { params, body, version }, options) =>
      adapter.saveAutoTopUp?.({ ...params, settings: body, version }, options),
  }),
  defineRoute({
    operationId: 'switchOffAutoTopUp',
    method: 'DELETE',
    path,
    summary: 'Turn off auto top-up',
    scope: 'manage',
    capability: 'autoTopUp',
    params: ofWallet,
    query: noParameters,
    body: noBody,
    response: autoTopUpSchema,
    errors: ['not_found'],
    run: (adapter, { params }, options) => adapter.switchOffAutoTopUp?.(params, options),
  }),
  defineRoute({
    operationId: 'resumeAutoTopUp',
    method: 'POST',
    path: `${path}/resume`,
    summary: 'Resume auto top-up',
    scope: 'manage',
    capability: 'autoTopUp',
    idempotent: true,
    params: ofWallet,
    query: noParameters,
    body: noBody,
    response: autoTopUpSchema,
    errors: ['not_found', 'payment_method_unusable', 'wallet_frozen', 'wallet_closing', 'wallet_closed'],
    run: (adapter, { params }, options) => adapter.resumeAutoTopUp?.(params, options),
  }),
];
