'use client';
import { type Invoice, type InvoiceStatus, isPayableInvoiceStatus } from '@coffer/adapter';
import { useFormatDate, useFormatMoney, usePermission } from '@coffer/hooks';
import { useId } from 'react';
import type { Tone } from '../internal/Notice.tsx';
import { type ClassNames, slot } from '../internal/slot.ts';
import { invoicesTexts } from '../locales/en.ts';
import { useTranslate } from '../locales/useTranslate.ts';
import { Money } from '../Money/Money.tsx';
import { normalizeMoneyText } from '../Money/normalizeMoneyText.ts';
import { InvoiceListDetails } from './InvoiceListDetails.tsx';
import { InvoiceListPayment } from './InvoiceListPayment.tsx';

type InvoiceListItemProps = { invoice: Invoice; classNames: ClassNames<'details' | 'invoice' | 'payment'> };

const tones: Record<InvoiceStatus, Tone> = {
  draft: 'neutral',
  open: 'neutral',
  partiallyPaid: 'warning',
  paid: 'positive',
  void: 'neutral',
  uncollectible: 'danger',
};

/** One invoice with its status, total, details and payment. */
export function InvoiceListItem({ invoice, classNames }: InvoiceListItemProps) {
  const t = useTranslate(invoicesTexts);
  const { date } = useFormatDate();
  const { format } = useFormatMoney();
  const titleId = useId();
  const mayPay = usePermission('topUp');
  const { number, status, total, due, dueAt, overdueAt, nextAttemptAt, failure, createdAt } = invoice;
  const isDue = isPayableInvoiceStatus(status) && due.amount > 0;
  const isOverdue = isDue && overdueAt !== null;
  return (
    <li
      {...slot('invoice-list-invoice', 'coffer-invoice-list-invoice', classNames.invoice)}
      data-state={isOverdue ? 'overdue' : status}
    >
      <div {...slot('invoice-list-summary', 'coffer-invoice-list-summary')}>
        <span {...slot('invoice-list-name', 'coffer-row')}>
          <bdi {...slot('invoice-list-number', 'coffer-invoice-list-number')} id={titleId}>
            {number}
          </bdi>
          <span {...slot('invoice-list-status', 'coffer-chip')} data-tone={tones[status]}>
            {t(`invoices.status.${status}`)}
          </span>
        </span>
        <span {...slot('invoice-list-total', 'coffer-invoice-list-total')}>
          <Money value={total} />
        </span>
        <span
          {...slot('invoice-list-when', isOverdue ? 'coffer-problem' : 'coffer-label')}
          data-state={isOverdue ? 'overdue' : undefined}
        >
          {when()}
        </span>
        {status === 'partiallyPaid' && (
          <span {...slot('invoice-list-due', 'coffer-label')}>
            {t('invoices.stillDue', { amount: normalizeMoneyText(format(due)) })}
          </span>
        )}
      </div>
      {isDue && failure && (
        <p {...slot('invoice-list-failure', 'coffer-label')}>
          {t(`invoices.failure.${failure.code}`)}
          {nextAttemptAt !== null && ` ${t('invoices.retry', { date: date(nextAttemptAt) })}`}
        </p>
      )}
      <InvoiceListDetails invoice={invoice} className={classNames.details} />
      {mayPay && <InvoiceListPayment invoice={invoice} isDue={isDue} className={classNames.payment} />}
    </li>
  );

  function when(): string {
    if (isOverdue) return t('invoices.overdue', { date: date(dueAt ?? overdueAt) });
    if (!isDue || dueAt === null) return t('invoices.issued', { date: date(createdAt) });
    return t('invoices.due', { date: date(dueAt) });
  }
}
