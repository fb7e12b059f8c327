'use client';
import type { WalletCapability } from '@coffer/adapter';
import { type ComponentType, createElement } from 'react';
import type { PaymentMethodFormProps } from '../PaymentMethodPicker/PaymentMethodOwnForm.tsx';

/** Props of a section's widget. */
export type WalletPageSectionProps = {
  walletId?: string | undefined;
  addMethodForm?: ComponentType<PaymentMethodFormProps> | undefined;
};

/** Widget below the first screen, which loads later. */
export type WalletPageSection = {
  name: string;
  column: 'start' | 'end';
  /** Capability that the backend must have. Without it, the section is always shown. */
  capability?: WalletCapability;
  /** Whether the widget takes `addMethodForm`. Other widgets would pass it on to their element. */
  addsMethods?: true;
  load: () => Promise<ComponentType<WalletPageSectionProps>>;
};

/** Sections in their order within a column. */
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
    // Invoices and payment methods belong to the customer, not to one wallet.
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
