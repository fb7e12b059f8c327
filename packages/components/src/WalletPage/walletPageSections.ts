'use client';
import type { WalletCapability } from '@coffer/adapter';
import { type ComponentType, createElement } from 'react';
import type { PaymentMethodFormProps } from '../PaymentMethodPicker/PaymentMethodFormProps.ts';

/** What they are given. */
export type WalletPageSectionProps = {
  walletId?: string | undefined;
  addMethodForm?: ComponentType<PaymentMethodFormProps> | undefined;
};

/** What stands further down, and is loaded once the first screen is there. */
export type WalletPageSection = {
  name: string;
  column: 'start' | 'end';
  /** What the backend must offer; always shown without one. */
  capability?: WalletCapability;
  /** Whether it takes `addMethodForm`; the others would hand it on to their element. */
  addsMethods?: true;
  load: () => Promise<ComponentType<WalletPageSectionProps>>;
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
    name: 'alerts',
    column: 'end',
    capability: 'alerts',
    load: async () => (await import('../AlertSettings/AlertSettings.tsx')).AlertSettings,
  },
  {
    name: 'chart',
    column: 'start',
    capability: 'analytics',
    load: async () => (await import('../BalanceChart/BalanceChart.tsx')).BalanceChart,
  },
  {
    name: 'expiring',
    column: 'start',
    capability: 'grants',
    load: async () => (await import('../ExpiringFunds/ExpiringFunds.tsx')).ExpiringFunds,
  },
  {
    name: 'invoices',
    column: 'start',
    capability: 'invoices',
    // A customer's invoices and methods are those of all wallets.
    load: async () => {
      const { InvoiceList } = await import('../InvoiceList/InvoiceList.tsx');
      return () => createElement(InvoiceList);
    },
  },
  {
    name: 'paymentMethods',
    column: 'start',
    capability: 'paymentMethods',
    addsMethods: true,
    load: async () => {
      const { PaymentMethodPicker } = await import('../PaymentMethodPicker/PaymentMethodPicker.tsx');
      return ({ addMethodForm }) => createElement(PaymentMethodPicker, { addMethodForm });
    },
  },
];
