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
  /** The only time that its address is known. */
  onMade: (link: Schemas['PaymentLinkWithUrl']) => void;
};

/** A link of a fixed amount, or one whose payer chooses. */
export function CreatePaymentLink({ wallet, onMade }: CreatePaymentLinkProps) {
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
        const body = { ...amountsOf(form, currency), expiresIn };
        onMade(await create.mutateAsync({ params: { path: { walletId } }, body }));
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
      <p className="quiet">It works once. Whoever has it can pay, and sees the customer's name.</p>
    </ActionDialog>
  );
}

function AmountFields({ currency }: { currency: string }) {
  const [mode, setMode] = useState('fixed');
  const limits = useTopUpLimits(currency);
  return (
    <>
      <Field label="Amount is">
        <select name="mode" value={mode} onChange={(event) => setMode(event.currentTarget.value)}>
          <option value="fixed">Fixed</option>
          <option value="chosen">Chosen by the payer</option>
        </select>
      </Field>
      {mode === 'fixed' ? (
        <MoneyField name="amount" currency={currency} label="Amount" {...limits} required />
      ) : (
        <div className="field-row">
          <MoneyField name="amountMin" currency={currency} label="At least (optional)" {...limits} />
          <MoneyField name="amountMax" currency={currency} label="At most (optional)" {...limits} />
        </div>
      )}
    </>
  );
}

function amountsOf(form: FormData, currency: string): Schemas['CreatePaymentLink'] {
  if (form.get('mode') === 'fixed') return { amount: readRequiredMoney(form, 'amount', currency) };
  const amountMin = readMoney(form, 'amountMin', currency);
  const amountMax = readMoney(form, 'amountMax', currency);
  if (amountMin && amountMax && amountMin.amount > amountMax.amount) {
    throw new FieldError('amountMax', 'Enter no less than the least amount.');
  }
  return { ...(amountMin && { amountMin }), ...(amountMax && { amountMax }) };
}
