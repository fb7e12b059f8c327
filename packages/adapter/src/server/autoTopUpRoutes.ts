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
    description: 'Retrieves the settings, the status and the latest attempts of auto top-up.',
    returns: 'Returns the auto top-up.',
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
    description: 'Calculates which charges the settings would cause. Nothing is saved or charged.',
    returns: 'Returns the preview.',
    example: {
      mode: 'fixed',
      threshold: { amount: 2_000, currency: 'USD' },
      amount: { amount: 10_000, currency: 'USD' },
      monthlyCap: { amount: 50_000, currency: 'USD' },
      dailyCount: 3,
      paymentMethodId: 'pm_01m0example',
    },
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
    description:
      'Turns on auto top-up or changes its settings. If the available balance is below the threshold, the first charge starts immediately.',
    returns: 'Returns the auto top-up.',
    example: {
      mode: 'fixed',
      threshold: { amount: 2_000, currency: 'USD' },
      amount: { amount: 10_000, currency: 'USD' },
      monthlyCap: { amount: 50_000, currency: 'USD' },
      dailyCount: 3,
      paymentMethodId: 'pm_01m0example',
    },
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
    description: 'Turns off auto top-up. A charge that is already in progress still settles.',
    returns: 'Returns the auto top-up.',
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
    description: 'Resumes auto top-up after a pause, for instance after declined payments.',
    returns: 'Returns the auto top-up.',
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
