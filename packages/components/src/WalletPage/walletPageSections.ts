'use client';
import type { WalletCapability } from '@coffer/adapter';
import { type ComponentType, createElement } from 'react';

/** What stands further down, and is loaded once the first screen is there. */
export type WalletPageSection = {
  name: string;
  column: 'start' | 'end';
  /** What the backend must offer; always shown without one. */
  capability?: WalletCapability;
  load: () => Promise<ComponentType<{ walletId?: string | undefined }>>;
};

/** In their order within a column. */
export const walletPageSections: readonly WalletPageSection[] = [
  {
    name: 'activity',
    column: 'end',
    load: async () => (await import('../LedgerTable/LedgerTable.tsx')).LedgerTable,
  },
  {
    name: 'autoTopUp',
    column: 'end',
    capability: 'autoTopUp',
    load: async () => (await import('../AutoTopUpSettings/AutoTopUpSettings.tsx')).AutoTopUpSettings,
  },
  {
    name: 'paymentMethods',
    column: 'start',
    capability: 'paymentMethods',
    load: async () => {
      const { PaymentMethodPicker } = await import('../PaymentMethodPicker/PaymentMethodPicker.tsx');
      // A customer's methods serve all wallets.
      return () => createElement(PaymentMethodPicker);
    },
  },
];
