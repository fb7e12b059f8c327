import { Money } from '@coffer/components';
import { Fragment } from 'react';
import { idempotencyKeys } from '../../api/idempotencyKeys.ts';
import type { Schemas } from '../../api/Schemas.ts';
import { ActionDialog } from '../../ui/ActionDialog.tsx';
import { DescriptionList } from '../../ui/DescriptionList.tsx';
import { Field } from '../../ui/Field.tsx';
import { readMoney, readText } from '../../ui/formValues.ts';
import { MoneyField } from '../../ui/MoneyField.tsx';
import { useMerchantApi } from '../MerchantApiContext.ts';
import { ReasonField } from '../wallets/ReasonField.tsx';

const destinations = {
  original: 'The original payment methods',
  wallet: 'The wallet',
  paymentMethod: 'The card (without promo credit)',
} as const;

export type RefundInvoiceProps = { invoice: Schemas['MerchantInvoice'] };

/** Refunds the payments of an invoice, in full or in part. */
export function RefundInvoice({ invoice: { id, paid, payments, currency } }: RefundInvoiceProps) {
  const refund = useMerchantApi().useMutation('post', '/v1/invoices/{invoiceId}/refunds');
  return (
    <ActionDialog
      label="Refund"
      variant="danger"
      title="Refund this invoice?"
      submit="Refund"
      onSubmit={(form) => {
        const amount = readMoney(form, 'amount', currency);
        const body = {
          ...(amount !== null && { amount }),
          destination: destinationOf(form),
          reason: readText(form, 'reason'),
        };
        const path = { invoiceId: id };
        const header = idempotencyKeys.header('refundInvoice', path, body);
        return refund.mutateAsync({ params: { path, header }, body });
      }}
    >
      <p>
        <Money value={paid} /> was paid:
      </p>
      <DescriptionList
        items={payments
          .filter(({ status }) => status === 'settled')
          .map(({ id, method, amount, refunded }) => [
            method.type === 'wallet' ? 'From the wallet' : `By ${method.label}`,
            <Fragment key={id}>
              <Money value={amount} />
              {refunded.amount > 0 && (
                <>
                  , <Money value={refunded} /> refunded
                </>
              )}
            </Fragment>,
          ])}
      />
      <MoneyField
        name="amount"
        currency={currency}
        max={paid}
        label="Refund"
        description="Leave it empty to refund everything that is not refunded yet."
      />
      <Field label="Refund to">
        <select name="destination">
          {Object.entries(destinations).map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </Field>
      <ReasonField />
    </ActionDialog>
  );
}

function destinationOf(form: FormData): keyof typeof destinations {
  const value = form.get('destination');
  return value === 'wallet' || value === 'paymentMethod' ? value : 'original';
}
