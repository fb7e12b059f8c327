'use client';
import type { Invoice, InvoicePayment } from '@coffer/adapter';
import { useFormatDate, useFormatMoney } from '@coffer/hooks';
import { useId } from 'react';
import { slot } from '../internal/slot.ts';
import { invoicesTexts } from '../locales/en.ts';
import { useTranslate } from '../locales/useTranslate.ts';
import { Money } from '../Money/Money.tsx';
import { normalizeMoneyText } from '../Money/normalizeMoneyText.ts';

type InvoiceListDetailsProps = { invoice: Invoice; className: string | undefined };

/** Lines of an invoice and its payments. */
export function InvoiceListDetails({ invoice, className }: InvoiceListDetailsProps) {
  const t = useTranslate(invoicesTexts);
  const { format } = useFormatMoney();
  const paymentsId = useId();
  return (
    <details {...slot('invoice-list-details', className)}>
      <summary
        {...slot(
          'invoice-list-disclosure',
          'coffer-invoice-list-disclosure',
          'coffer-disclosure',
          'coffer-label',
        )}
      >
        {t('invoices.details', { number: invoice.number })}
      </summary>
      <ul {...slot('invoice-list-lines', 'coffer-inset')}>
        {invoice.lines.map(({ description, quantity, unitAmount, amount }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the lines of an invoice never change and have no id.
          <li key={index} {...slot('invoice-list-line', 'coffer-invoice-list-line')}>
            <span {...slot('invoice-list-line-name', 'coffer-invoice-list-line-name')}>
              <bdi {...slot('invoice-list-line-text')}>{description}</bdi>
              {quantity !== 1 && (
                <span {...slot('invoice-list-line-note', 'coffer-invoice-list-line-note', 'coffer-label')}>
                  {t('invoices.quantity', {
                    count: quantity,
                    amount: normalizeMoneyText(format(unitAmount)),
                  })}
                </span>
              )}
            </span>
            <Money value={amount} />
          </li>
        ))}
        <li {...slot('invoice-list-line', 'coffer-invoice-list-line')} data-kind="total">
          <span {...slot('invoice-list-line-name', 'coffer-invoice-list-line-name')}>
            {t('invoices.total')}
          </span>
          <Money value={invoice.total} />
        </li>
      </ul>
      {invoice.payments.length > 0 && (
        <>
          <p
            {...slot('invoice-list-payments-title', 'coffer-invoice-list-payments-title', 'coffer-label')}
            id={paymentsId}
          >
            {t('invoices.payments')}
          </p>
          <ul {...slot('invoice-list-payments', 'coffer-inset')} aria-labelledby={paymentsId}>
            {invoice.payments.map((payment) => (
              <PaymentLine key={payment.id} payment={payment} />
            ))}
          </ul>
        </>
      )}
    </details>
  );
}

function PaymentLine({ payment }: { payment: InvoicePayment }) {
  const t = useTranslate(invoicesTexts);
  const { date } = useFormatDate();
  const { format } = useFormatMoney();
  const { method, amount, status, refunded, createdAt } = payment;
  const notes = [
    date(createdAt),
    status === 'processing' && t('invoices.processing'),
    status === 'failed' && t('invoices.failedPayment'),
    refunded.amount > 0 && t('invoices.refunded', { amount: normalizeMoneyText(format(refunded)) }),
  ];
  return (
    <li {...slot('invoice-list-line', 'coffer-invoice-list-line')} data-state={status}>
      <span {...slot('invoice-list-line-name', 'coffer-invoice-list-line-name')}>
        <bdi {...slot('invoice-list-line-text')}>
          {method.type === 'wallet' ? t('invoices.fromWallet') : method.label}
        </bdi>
        <span {...slot('invoice-list-line-note', 'coffer-invoice-list-line-note', 'coffer-label')}>
          {notes.filter(Boolean).join(' · ')}
        </span>
      </span>
      <Money value={amount} />
    </li>
  );
}
