import { entriesCsv } from '../port/entriesCsv.ts';
import { matchesFilter } from '../port/matchesFilter.ts';
import type { WalletAdapter } from '../port/WalletAdapter.ts';
import { MemoryKeys } from './MemoryKeys.ts';
import type { MemoryParts } from './MemoryParts.ts';
import { memoryAnalytics } from './memoryAnalytics.ts';
import { memoryCall } from './memoryCall.ts';
import { memoryForecast } from './memoryForecast.ts';
import { memoryReceipt } from './memoryReceipt.ts';

/** Returns the methods of the other capabilities that a memory wallet has. */
export function memoryServices(parts: MemoryParts): Partial<WalletAdapter> {
  const capabilities = new Set(parts.settings.capabilities);
  return {
    ...(capabilities.has('grants') ? grantMethods(parts) : {}),
    ...(capabilities.has('forecast') ? forecastMethods(parts) : {}),
    ...(capabilities.has('analytics') ? analyticsMethods(parts) : {}),
    ...(capabilities.has('receipts') ? receiptMethods(parts) : {}),
    ...(capabilities.has('export') ? exportMethods(parts) : {}),
    ...(capabilities.has('autoTopUp') ? autoTopUpMethods(parts) : {}),
    ...(capabilities.has('alerts') ? alertMethods(parts) : {}),
    ...(capabilities.has('invoices') ? invoiceMethods(parts) : {}),
    ...(capabilities.has('notifications') ? notificationMethods(parts) : {}),
  };
}

function grantMethods(parts: MemoryParts) {
  const call = memoryCall(parts);
  return {
    listGrants: ({ walletId, ...parameters }, options) =>
      call('listGrants', 'view', options, () => parts.world.wallet(walletId).listGrants(parameters)),
  } satisfies Partial<WalletAdapter>;
}

function forecastMethods(parts: MemoryParts) {
  const { world } = parts;
  const call = memoryCall(parts);
  return {
    getForecast: ({ walletId }, options) =>
      call('getForecast', 'view', options, () => memoryForecast(world.wallet(walletId), world.clock.now())),
  } satisfies Partial<WalletAdapter>;
}

function analyticsMethods(parts: MemoryParts) {
  const call = memoryCall(parts);
  return {
    getAnalytics: (parameters, options) =>
      call('getAnalytics', 'view', options, () =>
        memoryAnalytics(parts.world.wallet(parameters.walletId), parameters),
      ),
  } satisfies Partial<WalletAdapter>;
}

function receiptMethods(parts: MemoryParts) {
  const { world, topUps, methods, merchant, customer } = parts;
  const call = memoryCall(parts);
  const topUp = (topUpId: string) => topUps.find(topUpId);
  return {
    getReceipt: ({ walletId, entryId }, options) =>
      call('getReceipt', 'view', options, () => {
        const context = { merchant, customer, topUp, methods: methods.list() };
        return memoryReceipt(world.wallet(walletId), entryId, context);
      }),
  } satisfies Partial<WalletAdapter>;
}

function exportMethods(parts: MemoryParts) {
  const call = memoryCall(parts);
  return {
    async *exportEntries({ walletId, filter = {} }, options) {
      const entries = await call('exportEntries', 'view', options, () =>
        parts.world.wallet(walletId).entries.filter((entry) => matchesFilter(entry, filter)),
      );
      for await (const line of entriesCsv(entries)) {
        options?.signal?.throwIfAborted();
        yield line;
      }
    },
  } satisfies Partial<WalletAdapter>;
}

function autoTopUpMethods(parts: MemoryParts) {
  const { autoTopUps } = parts;
  const call = memoryCall(parts);
  const keys = new MemoryKeys();
  return {
    getAutoTopUp: ({ walletId }, options) =>
      call('getAutoTopUp', 'view', options, () => autoTopUps.get(walletId)),
    previewAutoTopUp: ({ walletId, settings }, options) =>
      call('previewAutoTopUp', 'manage', options, () => autoTopUps.preview(walletId, settings)),
    saveAutoTopUp: (parameters, options) =>
      call('saveAutoTopUp', 'manage', options, () =>
        keys.once(['saveAutoTopUp', parameters], options, () => autoTopUps.save(parameters)),
      ),
    switchOffAutoTopUp: ({ walletId }, options) =>
      call('switchOffAutoTopUp', 'manage', options, () => autoTopUps.switchOff(walletId)),
    resumeAutoTopUp: ({ walletId }, options) =>
      call('resumeAutoTopUp', 'manage', options, () =>
        keys.once(['resumeAutoTopUp', walletId], options, () => autoTopUps.resume(walletId)),
      ),
  } satisfies Partial<WalletAdapter>;
}

function alertMethods(parts: MemoryParts) {
  const { alerts } = parts;
  const call = memoryCall(parts);
  return {
    getAlertSettings: ({ walletId }, options) =>
      call('getAlertSettings', 'view', options, () => alerts.get(walletId)),
    saveAlertSettings: (parameters, options) =>
      call('saveAlertSettings', 'manage', options, () => alerts.save(parameters)),
  } satisfies Partial<WalletAdapter>;
}

function invoiceMethods(parts: MemoryParts) {
  const { invoices } = parts;
  const call = memoryCall(parts);
  const keys = new MemoryKeys();
  return {
    listInvoices: (parameters, options) =>
      call('listInvoices', 'view', options, () => invoices.list(parameters)),
    payInvoice: (parameters, options) => {
      const { invoiceId, paymentMethodId = null } = parameters;
      return call('payInvoice', 'topUp', options, () =>
        keys.once(['payInvoice', invoiceId, paymentMethodId], options, () => invoices.pay(parameters)),
      );
    },
  } satisfies Partial<WalletAdapter>;
}

function notificationMethods(parts: MemoryParts) {
  const { notifications } = parts;
  const call = memoryCall(parts);
  return {
    listNotifications: (parameters, options) =>
      call('listNotifications', 'view', options, () => notifications.list(parameters)),
    markNotificationsRead: ({ notificationIds }, options) =>
      call('markNotificationsRead', 'view', options, () => notifications.markRead(notificationIds)),
  } satisfies Partial<WalletAdapter>;
}
