import { Money } from '@coffer/components';
import { CheckField } from '../../ui/CheckField.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { Field } from '../../ui/Field.tsx';
import { SaveForm } from '../../ui/SaveForm.tsx';
import { Section } from '../../ui/Section.tsx';
import { useMerchantApi } from '../MerchantApiContext.ts';
import type { WalletProps } from './WalletProps.ts';

/** Whether a wallet pays invoices automatically, and with which priority. */
export function WalletAutoPay({ wallet: { id: walletId, status } }: WalletProps) {
  const api = useMerchantApi();
  const params = { path: { walletId } };
  const autoPay = api.useQuery('get', '/v1/wallets/{walletId}/auto-pay', { params });
  const save = api.useMutation('put', '/v1/wallets/{walletId}/auto-pay');
  const { data } = autoPay;
  return (
    <Section title="Invoice payments">
      {autoPay.error ? <ErrorNotice error={autoPay.error} onRetry={autoPay.refetch} /> : null}
      {data && (
        <SaveForm
          submit="Save"
          disabled={status === 'closed'}
          onSubmit={(form) =>
            save.mutateAsync({
              params,
              body: { enabled: form.has('enabled'), priority: Number(form.get('priority')) },
            })
          }
        >
          <CheckField
            name="enabled"
            label="Pay invoices from this wallet automatically"
            defaultChecked={data.enabled}
          />
          <p className="quiet">
            {data.enabled && data.reserved.amount > 0 && (
              <>
                Turning this off releases <Money value={data.reserved} />, which the wallet reserves for
                invoices.{' '}
              </>
            )}
            The customer’s payment methods are still charged automatically.
          </p>
          <Field label="Priority" hint="1 is first, before the customer’s cards (recommended).">
            <input name="priority" type="number" min={1} max={100} step={1} defaultValue={data.priority} />
          </Field>
        </SaveForm>
      )}
    </Section>
  );
}
