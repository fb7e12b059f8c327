'use client';
import type { Invoice, InvoiceStatus } from '@coffer/adapter';
import { useFormatDate, useFormatMoney, usePermission, useWalletLocale } from '@coffer/hooks';
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
};

/** One invoice with its status, total, details and payment. */
export function InvoiceListItem({ invoice, classNames }: InvoiceListItemProps) {
  const t = useTranslate(invoicesTexts);
  const { date } = useFormatDate();
  const { format } = useFormatMoney();
  const { now } = useWalletLocale();
  const titleId = useId();
  const mayPay = usePermission('topUp');
  const { number, status, total, due, dueAt, createdAt } = invoice;
  const isDue = (status === 'open' || status === 'partiallyPaid') && due.amount > 0;
  const isOverdue = isDue && dueAt !== null && new Date(dueAt) < now();
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
      <InvoiceListDetails invoice={invoice} className={classNames.details} />
      {mayPay && <InvoiceListPayment invoice={invoice} isDue={isDue} className={classNames.payment} />}
    </li>
  );

  function when(): string {
    if (!isDue || dueAt === null) return t('invoices.issued', { date: date(createdAt) });
    return t(isOverdue ? 'invoices.overdue' : 'invoices.due', { date: date(dueAt) });
  }
}
