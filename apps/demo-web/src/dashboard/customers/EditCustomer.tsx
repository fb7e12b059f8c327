import type { Schemas } from '../../api/Schemas.ts';
import { ActionDialog } from '../../ui/ActionDialog.tsx';
import { Field } from '../../ui/Field.tsx';
import { readRequiredText, readText } from '../../ui/formValues.ts';
import { useMerchantApi } from '../MerchantApiContext.ts';

export type EditCustomerProps = { customer: Schemas['Customer'] };

/** Edits a customer's name, email and phone number. */
export function EditCustomer({ customer }: EditCustomerProps) {
  const update = useMerchantApi().useMutation('patch', '/v1/customers/{customerId}');
  return (
    <ActionDialog
      label="Edit"
      title={`Edit ${customer.name}`}
      submit="Save"
      onSubmit={(form) =>
        update.mutateAsync({
          params: { path: { customerId: customer.id } },
          body: {
            name: readRequiredText(form, 'name'),
            email: readText(form, 'email'),
            phoneNumber: readText(form, 'phoneNumber'),
          },
        })
      }
    >
      <Field label="Name">
        <input name="name" required maxLength={200} defaultValue={customer.name} autoComplete="off" />
      </Field>
      <Field label="Email" hint="For alerts and receipts.">
        <input name="email" type="email" defaultValue={customer.email ?? ''} autoComplete="off" />
      </Field>
      <Field label="Phone">
        <input name="phoneNumber" type="tel" defaultValue={customer.phoneNumber ?? ''} autoComplete="off" />
      </Field>
    </ActionDialog>
  );
}
