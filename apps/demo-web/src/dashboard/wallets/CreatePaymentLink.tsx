import { useState } from 'react';
import type { Schemas } from '../../api/Schemas.ts';
import { ActionDialog } from '../../ui/ActionDialog.tsx';
import { Field } from '../../ui/Field.tsx';
import { FieldError } from '../../ui/fieldErrors.ts';
import { readMoney, readRequiredMoney } from '../../ui/formValues.ts';
import { MoneyField } from '../../ui/MoneyField.tsx';
import { useMerchantApi } from '../MerchantApiContext.ts';
import { useTopUpLimits } from './useTopUpLimits.ts';
import type { WalletProps } from './WalletProps.ts';

export type CreatePaymentLinkProps = WalletProps & {
  /** Called with the new link. The server returns its URL only once. */
  onCreated: (link: Schemas['PaymentLinkWithUrl']) => void;
};

/** Creates a payment link with a fixed amount or one that the payer chooses. */
export function CreatePaymentLink({ wallet, onCreated }: CreatePaymentLinkProps) {
  const create = useMerchantApi().useMutation('post', '/v1/wallets/{walletId}/payment-links');
  const { id: walletId, currency } = wallet;
  return (
    <ActionDialog
      label="Create payment link"
      variant="primary"
      title="Create payment link"
      submit="Create"
      onSubmit={async (form) => {
        const expiresIn = String(form.get('expiresIn'));
        const body = { ...readAmounts(form, currency), expiresIn };
        onCreated(await create.mutateAsync({ params: { path: { walletId } }, body }));
      }}
    >
      <AmountFields currency={currency} />
      <Field label="Expires in">
        <select name="expiresIn" defaultValue="7d">
          <option value="1h">1 hour</option>
          <option value="1d">1 day</option>
          <option value="7d">7 days</option>
          <option value="30d">30 days</option>
        </select>
      </Field>
      <p className="quiet">
        A link can be paid once. Anyone with the link can pay it and sees the customer’s name.
      </p>
    </ActionDialog>
  );
}

function AmountFields({ currency }: { currency: string }) {
  const [mode, setMode] = useState('fixed');
  const limits = useTopUpLimits(currency);
  return (
    <>
      <Field label="Amount type">
        <select name="mode" value={mode} onChange={(event) => setMode(event.currentTarget.value)}>
          <option value="fixed">Fixed</option>
          <option value="chosen">Chosen by the payer</option>
        </select>
      </Field>
      {mode === 'fixed' ? (
        <MoneyField name="amount" currency={currency} label="Amount" {...limits} required />
      ) : (
        <div className="field-row">
          <MoneyField name="amountMin" currency={currency} label="Minimum (optional)" {...limits} />
          <MoneyField name="amountMax" currency={currency} label="Maximum (optional)" {...limits} />
        </div>
      )}
    </>
  );
}

function readAmounts(form: FormData, currency: string): Schemas['CreatePaymentLink'] {
  if (form.get('mode') === 'fixed') return { amount: readRequiredMoney(form, 'amount', currency) };
  const amountMin = readMoney(form, 'amountMin', currency);
  const amountMax = readMoney(form, 'amountMax', currency);
  if (amountMin && amountMax && amountMin.amount > amountMax.amount) {
    throw new FieldError('amountMax', 'Enter an amount that is not below the minimum.');
  }
  return { ...(amountMin && { amountMin }), ...(amountMax && { amountMax }) };
}
