import { isPayableInvoiceStatus } from '@coffer/adapter';
import { Money } from '@coffer/components';
import { idempotencyKeys } from '../../api/idempotencyKeys.ts';
import type { Schemas } from '../../api/Schemas.ts';
import { ActionDialog } from '../../ui/ActionDialog.tsx';
import { useMerchantApi } from '../MerchantApiContext.ts';
import { RefundInvoice } from './RefundInvoice.tsx';

export type InvoiceActionsProps = { invoice: Schemas['MerchantInvoice'] };

/** Opens, collects, refunds, writes off or voids an invoice, as its status allows. */
export function InvoiceActions({ invoice }: InvoiceActionsProps) {
  const api = useMerchantApi();
  const open = api.useMutation('post', '/v1/invoices/{invoiceId}/open');
  const pay = api.useMutation('post', '/v1/invoices/{invoiceId}/payments');
  const voidInvoice = api.useMutation('post', '/v1/invoices/{invoiceId}/void');
  const writeOff = api.useMutation('post', '/v1/invoices/{invoiceId}/mark-uncollectible');
  const { id, status, total, due, paid } = invoice;
  const path = { invoiceId: id };
  const params = (action: string) => ({ path, header: idempotencyKeys.header(action, path) });
  return (
    <>
      {status === 'draft' && (
        <ActionDialog
          label="Open"
          variant="primary"
          title="Open this invoice?"
          submit="Open"
          onSubmit={() => open.mutateAsync({ params: params('openInvoice') })}
        >
          <p>
            The customer then owes <Money value={total} />. The wallet reserves the part that it can cover
            {invoice.dueAt ? ' and pays it on the due date.' : '. The invoice is collected now.'}
          </p>
        </ActionDialog>
      )}
      {isPayableInvoiceStatus(status) && (
        <ActionDialog
          label="Pay now"
          variant="primary"
          title="Collect this invoice now?"
          submit="Collect"
          onSubmit={() => pay.mutateAsync({ params: params('payInvoice'), body: {} })}
        >
          <p>
            The amount due is <Money value={due} />. We try the customer’s payment methods in order of
            priority, by default the wallet first.
          </p>
        </ActionDialog>
      )}
      {paid.amount > 0 && <RefundInvoice invoice={invoice} />}
      {(status === 'open' || status === 'partiallyPaid') && (
        <ActionDialog
          label="Mark as uncollectible"
          title="Mark this invoice as uncollectible?"
          submit="Mark as uncollectible"
          onSubmit={() => writeOff.mutateAsync({ params: params('markInvoiceUncollectible') })}
        >
          <p>
            Automatic payment attempts for <Money value={due} /> stop, and reserved funds are released. The
            customer can still pay the invoice.
          </p>
        </ActionDialog>
      )}
      {status !== 'void' && status !== 'paid' && (
        <ActionDialog
          label="Void"
          variant="danger"
          title="Void this invoice?"
          submit="Void"
          onSubmit={() => voidInvoice.mutateAsync({ params: params('voidInvoice') })}
        >
          <p>
            The customer no longer owes <Money value={total} />. Reserved funds are released.
            {paid.amount > 0 && (
              <>
                {' '}
                <Money value={paid} /> is refunded to the original payment methods.
              </>
            )}
          </p>
        </ActionDialog>
      )}
    </>
  );
}
