import { useLocation } from 'wouter';
import { idempotencyKeys } from '../../api/idempotencyKeys.ts';
import { ActionDialog } from '../../ui/ActionDialog.tsx';
import { CurrencyFields } from '../../ui/CurrencyFields.tsx';
import { Field } from '../../ui/Field.tsx';
import { readInstant } from '../../ui/formValues.ts';
import { useMerchantApi } from '../MerchantApiContext.ts';
import { InvoiceLineFields, readInvoiceLines } from './InvoiceLineFields.tsx';

export type CreateInvoiceProps = { customerId: string };

/** Creates a draft invoice. */
export function CreateInvoice({ customerId }: CreateInvoiceProps) {
  const create = useMerchantApi().useMutation('post', '/v1/customers/{customerId}/invoices');
  const [, navigate] = useLocation();
  return (
    <ActionDialog
      label="Create invoice"
      title="Create invoice"
      submit="Create draft"
      onSubmit={async (form) => {
        const currency = String(form.get('currency'));
        const body = { currency, lines: readInvoiceLines(form, currency), dueAt: readInstant(form, 'dueAt') };
        const header = idempotencyKeys.header('createInvoice', customerId, body);
        const { id } = await create.mutateAsync({ params: { path: { customerId }, header }, body });
        navigate(`/invoices/${id}`);
      }}
    >
      <InvoiceFields customerId={customerId} />
    </ActionDialog>
  );
}

function InvoiceFields({ customerId }: CreateInvoiceProps) {
  const wallets = useMerchantApi().useQuery('get', '/v1/customers/{customerId}/wallets', {
    params: { path: { customerId } },
  });
  const openWallets = wallets.data?.items.filter(({ status }) => status !== 'closed');
  return (
    <>
      <CurrencyFields
        hint="The wallet in this currency pays the invoice."
        currencies={[...new Set(openWallets?.map(({ currency }) => currency))]}
      >
        {(currency) => <InvoiceLineFields currency={currency} />}
      </CurrencyFields>
      <Field label="Due date" hint="Leave empty to collect the invoice when you open it.">
        <input name="dueAt" type="datetime-local" />
      </Field>
      <p className="quiet">Nothing is due until you open the draft.</p>
    </>
  );
}
