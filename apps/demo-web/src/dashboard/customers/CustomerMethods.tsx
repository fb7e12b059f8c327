import { idempotencyKeys } from '../../api/idempotencyKeys.ts';
import type { Schemas } from '../../api/Schemas.ts';
import { ActionDialog } from '../../ui/ActionDialog.tsx';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import { Field } from '../../ui/Field.tsx';
import { readRequiredText } from '../../ui/formValues.ts';
import { Section } from '../../ui/Section.tsx';
import { useMerchantApi } from '../MerchantApiContext.ts';
import { MethodActions } from './MethodActions.tsx';

export type CustomerMethodsProps = { customerId: string };

/** A customer's payment methods, in the order in which invoices try them. */
export function CustomerMethods({ customerId }: CustomerMethodsProps) {
  const methods = useMerchantApi().useQuery('get', '/v1/customers/{customerId}/payment-methods', {
    params: { path: { customerId } },
  });
  const allMethods = methods.data?.items ?? [];
  const columns: Column<Schemas['PaymentMethod']>[] = [
    { name: 'Priority', cell: ({ priority }) => priority },
    { name: 'Method', cell: ({ brand, last4 }) => `${brand} •••• ${last4}` },
    {
      name: 'Expires',
      cell: ({ expiry }) => (expiry ? `${String(expiry.month).padStart(2, '0')}/${expiry.year}` : '–'),
    },
    { name: 'Automatic charges', cell: ({ offSession }) => (offSession ? 'Yes' : 'No') },
    {
      name: 'Actions',
      align: 'end',
      cell: (method) => <MethodActions customerId={customerId} method={method} allMethods={allMethods} />,
    },
  ];
  return (
    <Section
      title="Payment methods"
      note={
        <span className="quiet">
          Invoices try the wallet first, unless its settings give it another priority.
        </span>
      }
      actions={<AddMethod customerId={customerId} />}
    >
      <DataTable
        caption="Payment methods"
        columns={columns}
        rows={methods.data?.items}
        keyOf={({ id }) => id}
        query={methods}
        empty="No saved payment methods yet."
      />
    </Section>
  );
}

function AddMethod({ customerId }: { customerId: string }) {
  const add = useMerchantApi().useMutation('post', '/v1/customers/{customerId}/payment-methods');
  return (
    <ActionDialog
      label="Add method"
      title="Add payment method"
      submit="Add"
      onSubmit={(form) => {
        const body = { token: readRequiredText(form, 'token') };
        const header = idempotencyKeys.header('addPaymentMethod', customerId, body);
        return add.mutateAsync({ params: { path: { customerId }, header }, body });
      }}
    >
      <Field label="Processor token" hint="Such as pm_card_visa of the test processor.">
        <input name="token" required autoComplete="off" defaultValue="pm_card_visa" />
      </Field>
    </ActionDialog>
  );
}
