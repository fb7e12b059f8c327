import { useLocation } from 'wouter';
import { ActionDialog } from '../../ui/ActionDialog.tsx';
import { Field } from '../../ui/Field.tsx';
import { readRequiredText, readText } from '../../ui/formValues.ts';
import { useMerchantApi } from '../MerchantApiContext.ts';

/** Creates a customer, with an empty wallet in each default currency. */
export function CreateCustomer() {
  const api = useMerchantApi();
  const create = api.useMutation('post', '/v1/customers');
  const settings = api.useQuery('get', '/v1/settings');
  const [, navigate] = useLocation();
  const currencies = settings.data?.settings.defaultCurrencies.join(' and ');
  return (
    <ActionDialog
      label="Create customer"
      variant="primary"
      title="Create customer"
      submit="Create"
      onSubmit={async (form) => {
        const name = readRequiredText(form, 'name');
        const { id } = await create.mutateAsync({ body: { name, email: readText(form, 'email') } });
        navigate(`/customers/${id}`);
      }}
    >
      <Field label="Name">
        <input name="name" required maxLength={200} autoComplete="off" />
      </Field>
      <Field label="Email" hint="For alerts and receipts.">
        <input name="email" type="email" maxLength={320} autoComplete="off" />
      </Field>
      {currencies && <p className="quiet">The customer gets an empty wallet in {currencies}.</p>}
    </ActionDialog>
  );
}
