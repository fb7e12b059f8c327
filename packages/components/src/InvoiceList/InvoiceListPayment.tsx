'use client';
import type { Invoice, PaymentMethod } from '@coffer/adapter';
import { useFormatMoney, usePayInvoice, usePaymentMethods, useWalletLocale } from '@coffer/hooks';
import { type RefObject, useEffect, useId, useRef, useState } from 'react';
import { Button } from '../internal/Button.tsx';
import { Choice } from '../internal/Choice.tsx';
import { slot } from '../internal/slot.ts';
import { WaitingButton } from '../internal/WaitingButton.tsx';
import { invoicesTexts } from '../locales/en.ts';
import { useTranslate } from '../locales/useTranslate.ts';
import { normalizeMoneyText } from '../Money/normalizeMoneyText.ts';
import { isPaymentMethodExpired } from '../PaymentMethodPicker/isPaymentMethodExpired.ts';
import { PaymentMethodLabel } from '../PaymentMethodPicker/PaymentMethodLabel.tsx';
import { InvoiceListPayFailure } from './InvoiceListPayFailure.tsx';

type InvoiceListPaymentProps = { invoice: Invoice; isDue: boolean; className: string | undefined };

/**
 * Pays what is due: from the wallet first, the rest by the chosen method. The first click opens the choice, the second one
 * pays.
 */
export function InvoiceListPayment({ invoice, isDue, className }: InvoiceListPaymentProps) {
  const t = useTranslate(invoicesTexts);
  const { format } = useFormatMoney();
  const [isOpen, setOpen] = useState(false);
  const [methodId, setMethodId] = useState<string | null>();
  const opener = useRef<HTMLButtonElement>(null);
  const payment = usePayInvoice();
  const methods = usePaymentMethods().data ?? [];
  const { now } = useWalletLocale();
  const usable = methods.filter((method) => !isPaymentMethodExpired(method, now()));
  const chosenId = methodId === undefined ? (usable[0]?.id ?? null) : methodId;
  const amount = normalizeMoneyText(format(invoice.due));
  const pay = () =>
    payment.mutate(
      { invoiceId: invoice.id, ...(chosenId ? { paymentMethodId: chosenId } : {}) },
      { onSuccess: () => setOpen(false) },
    );
  useReturnedFocus(opener, isOpen);
  if (!isDue) {
    return payment.data ? (
      <p {...slot('invoice-list-outcome', 'coffer-label')} role="status">
        {t('invoices.paidNow', { number: invoice.number })}
      </p>
    ) : null;
  }
  return (
    <div
      {...slot('invoice-list-payment', 'coffer-outcome', 'coffer-below', className)}
      data-state={payment.status}
    >
      {isOpen ? (
        <PaymentChoice
          invoice={invoice}
          methods={usable}
          chosenId={chosenId}
          onChoose={setMethodId}
          isDisabled={payment.isPending}
        />
      ) : null}
      {payment.isError && (
        <InvoiceListPayFailure number={invoice.number} error={payment.error} onRetry={pay} />
      )}
      <div {...slot('invoice-list-actions', 'coffer-actions')}>
        <WaitingButton
          ref={opener}
          slotName="invoice-list-pay"
          error={payment.error}
          variant={isOpen ? 'primary' : 'secondary'}
          aria-expanded={isOpen}
          aria-disabled={payment.isPending}
          onClick={() => (isOpen ? pay() : setOpen(true))}
        >
          {t(payment.isPending ? 'invoices.paying' : 'invoices.pay', { amount })}
        </WaitingButton>
        {isOpen && (
          <Button
            slotName="invoice-list-cancel"
            variant="quiet"
            aria-disabled={payment.isPending}
            onClick={() => setOpen(false)}
          >
            {t('invoices.cancel')}
          </Button>
        )}
        <span {...slot('invoice-list-outcome', 'coffer-spoken')} role="status">
          {payment.data &&
            t('invoices.partlyPaidNow', {
              paid: normalizeMoneyText(format(payment.data.paid)),
              due: normalizeMoneyText(format(payment.data.due)),
            })}
        </span>
      </div>
    </div>
  );
}

type PaymentChoiceProps = {
  invoice: Invoice;
  methods: readonly PaymentMethod[];
  /** Null pays from the wallet only. */
  chosenId: string | null;
  onChoose: (methodId: string | null) => void;
  isDisabled: boolean;
};

function PaymentChoice({ invoice, methods, chosenId, onChoose, isDisabled }: PaymentChoiceProps) {
  const t = useTranslate(invoicesTexts);
  const name = useId();
  return (
    <fieldset
      {...slot('invoice-list-choices', 'coffer-invoice-list-choices')}
      aria-label={t('invoices.payTitle', { number: invoice.number })}
    >
      <p {...slot('invoice-list-explanation', 'coffer-label')}>{t('invoices.payExplanation')}</p>
      {methods.map((method) => (
        <Choice
          key={method.id}
          isRow
          slotName="invoice-list-choice"
          name={name}
          checked={method.id === chosenId}
          disabled={isDisabled}
          onChange={() => onChoose(method.id)}
        >
          <PaymentMethodLabel method={method} />
        </Choice>
      ))}
      <Choice
        isRow
        slotName="invoice-list-choice"
        name={name}
        checked={chosenId === null}
        disabled={isDisabled}
        onChange={() => onChoose(null)}
      >
        <span {...slot('invoice-list-choice-name')}>{t('invoices.walletOnly')}</span>
        <span {...slot('payment-method-note', 'coffer-payment-method-note', 'coffer-label')}>
          {t('invoices.walletOnlyNote')}
        </span>
      </Choice>
    </fieldset>
  );
}

/** Returns the focus to the button that opened the choice when the choice closes. */
function useReturnedFocus(opener: RefObject<HTMLButtonElement | null>, isOpen: boolean) {
  const wasOpen = useRef(false);
  useEffect(() => {
    if (wasOpen.current && !isOpen) opener.current?.focus();
    wasOpen.current = isOpen;
  }, [opener, isOpen]);
}
