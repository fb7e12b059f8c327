'use client';
import type { Invoice, WalletError } from '@coffer/adapter';
import type { UseMutationResult } from '@tanstack/react-query';
import { payInvoice } from '../mutations/payInvoice.ts';
import { useWalletMutation } from './useWalletMutation.ts';

export type UsePayInvoiceVariables = {
  invoiceId: string;
  /** Method that is charged for what the wallet's balance does not cover. Without one the invoice may stay partially paid. */
  paymentMethodId?: string | undefined;
};

export type UsePayInvoiceReturnType = UseMutationResult<Invoice, WalletError, UsePayInvoiceVariables>;

/**
 * Pays the amount due of an invoice, once. After a double click, a lost response or a reload, and in a second tab, it
 * continues the attempt in progress with that attempt's payment method.
 */
export function usePayInvoice(): UsePayInvoiceReturnType {
  return useWalletMutation(payInvoice);
}
