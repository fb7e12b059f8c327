import { z } from 'zod';
import type { WireErrorCode } from '../errors/WalletErrorCode.ts';
import { autoTopUpPreviewSchema, autoTopUpSchema, autoTopUpSettingsSchema } from './autoTopUpSchema.ts';
import { defineRoute, noBody, noParameters } from './defineRoute.ts';
import { identifierSchema } from './identifierSchema.ts';

const path = '/wallets/{walletId}/auto-top-up';
const ofWallet = z.strictObject({ walletId: identifierSchema });
const refusals: readonly WireErrorCode[] = [
  'not_found',
  'auto_top_up_refused',
  'amount_out_of_range',
  'currency_mismatch',
  'payment_method_unusable',
  'wallet_frozen',
  'wallet_closing',
  'wallet_closed',
];

/** A wallet's rule for refilling itself. */
export const autoTopUpRoutes = [
  defineRoute({
    operationId: 'getAutoTopUp',
    method: 'GET',
    path,
    summary: 'The rule, its state and its last attempts',
    scope: 'view',
    capability: 'autoTopUp',
    params: ofWallet,
    query: noParameters,
    body: noBody,
    answer: autoTopUpSchema,
    errors: ['not_found'],
    run: (adapter, { params }, options) => adapter.getAutoTopUp?.(params, options),
  }),
  defineRoute({
    operationId: 'previewAutoTopUp',
    method: 'POST',
    path: `${path}/preview`,
    summary: 'What saving a rule would charge at once, and at most in a month',
    scope: 'manage',
    capability: 'autoTopUp',
    params: ofWallet,
    query: noParameters,
    body: autoTopUpSettingsSchema,
    answer: autoTopUpPreviewSchema,
    errors: refusals,
    run: (adapter, { params, body }, options) =>
      adapter.previewAutoTopUp?.({ ...params, settings: body }, options),
  }),
  defineRoute({
    operationId: 'saveAutoTopUp',
    method: 'PUT',
    path,
    summary: 'Switches it on, or changes it, and ends a pause',
    scope: 'manage',
    capability: 'autoTopUp',
    idempotent: true,
    versioned: true,
    params: ofWallet,
    query: noParameters,
    body: autoTopUpSettingsSchema,
    answer: autoTopUpSchema,
    errors: [...refusals, 'version_conflict'],
    run: (adapter, { params, body, version }, options) =>
      adapter.saveAutoTopUp?.({ ...params, settings: body, version }, options),
  }),
  defineRoute({
    operationId: 'switchOffAutoTopUp',
    method: 'DELETE',
    path,
    summary: 'Switches it off, whatever its version',
    scope: 'manage',
    capability: 'autoTopUp',
    params: ofWallet,
    query: noParameters,
    body: noBody,
    answer: autoTopUpSchema,
    errors: ['not_found'],
    run: (adapter, { params }, options) => adapter.switchOffAutoTopUp?.(params, options),
  }),
  defineRoute({
    operationId: 'resumeAutoTopUp',
    method: 'POST',
    path: `${path}/resume`,
    summary: 'Ends a pause with the same rule',
    scope: 'manage',
    capability: 'autoTopUp',
    idempotent: true,
    params: ofWallet,
    query: noParameters,
    body: noBody,
    answer: autoTopUpSchema,
    errors: ['not_found', 'payment_method_unusable', 'wallet_frozen', 'wallet_closing', 'wallet_closed'],
    run: (adapter, { params }, options) => adapter.resumeAutoTopUp?.(params, options),
  }),
];
