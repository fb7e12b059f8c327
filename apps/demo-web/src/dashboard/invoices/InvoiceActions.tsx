import { Money } from '@coffer/components';
import { idempotencyKeys } from '../../api/idempotencyKeys.ts';
import type { Schemas } from '../../api/Schemas.ts';
import { ActionDialog } from '../../ui/ActionDialog.tsx';
import { useMerchantApi } from '../MerchantApiContext.ts';
import { RefundInvoice } from './RefundInvoice.tsx';

export type InvoiceActionsProps = { invoice: Schemas['MerchantInvoice'] };

/** What can be done with an invoice as it stands. */
export function InvoiceActions({ invoice }: InvoiceActionsProps) {
  const api = useMerchantApi();
  const open = api.useMutation('post', '/v1/invoices/{invoiceId}/open');
  const pay = api.useMutation('post', '/v1/invoices/{invoiceId}/payments');
  const takeBack = api.useMutation('post', '/v1/invoices/{invoiceId}/void');
  const { id, status, total, due, paid } = invoice;
  const path = { invoiceId: id };
  const paramsOf = (action: string) => ({ path, header: idempotencyKeys.header(action, path) });
  return (
    <>
      {status === 'draft' && (
        <ActionDialog
          label="Open"
          variant="primary"
          title="Open this invoice?"
          submit="Open"
          onSubmit={() => open.mutateAsync({ params: paramsOf('openInvoice') })}
        >
          <p>
            <Money value={total} /> are owed from now on. The wallet reserves what it will pay of it
            {invoice.dueAt
              ? ', and pays it when it is due.'
              : '; without a due date it is collected at once.'}
          </p>
        </ActionDialog>
      )}
      {(status === 'open' || status === 'partiallyPaid') && (
        <ActionDialog
          label="Pay now"
          variant="primary"
          title="Collect this invoice now?"
          submit="Collect"
          onSubmit={() => pay.mutateAsync({ params: paramsOf('payInvoice'), body: {} })}
        >
          <p>
            <Money value={due} /> are still due. The customer's methods are tried in their order, the wallet
            first unless its priority says otherwise.
          </p>
        </ActionDialog>
      )}
      {paid.amount > 0 && <RefundInvoice invoice={invoice} />}
      {status !== 'void' && status !== 'paid' && (
        <ActionDialog
          label="Void"
          variant="danger"
          title="Void this invoice?"
          submit="Void"
          onSubmit={() => takeBack.mutateAsync({ params: paramsOf('voidInvoice') })}
        >
          <p>
            Nothing of <Money value={total} /> is owed any more, and what is reserved is free again.
            {paid.amount > 0 && (
              <>
                {' '}
                <Money value={paid} /> that were paid go back the ways they came.
              </>
            )}
          </p>
        </ActionDialog>
      )}
    </>
  );
}
