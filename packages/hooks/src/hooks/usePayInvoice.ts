'use client';
import type { Invoice, WalletError } from '@coffer/adapter';
import type { UseMutationResult } from '@tanstack/react-query';
import { payInvoice } from '../mutations/payInvoice.ts';
import { useWalletMutation } from './useWalletMutation.ts';

export type UsePayInvoiceVariables = {
  invoiceId: string;
  /** Pays what the wallet cannot; without one the invoice may stay partially paid. */
  paymentMethodId?: string | undefined;
};

export type UsePayInvoiceReturnType = UseMutationResult<Invoice, WalletError, UsePayInvoiceVariables>;

/**
 * Pays what is due of an invoice, once: a double click, a lost answer, a reload and a second tab all go on
 * with the attempt that is under way, and its payment method.
 */
export function usePayInvoice(): UsePayInvoiceReturnType {
  return useWalletMutation(payInvoice);
}
