import { InvoiceList } from '@coffer/components';
import { useMessages } from './messages.ts';

/** The customer's invoices. */
export function InvoicesPage() {
  const messages = useMessages();
  return (
    <>
      <h1>{messages.invoices}</h1>
      <p className="lead quiet">{messages.invoicesLead}</p>
      <InvoiceList classNames={{ title: 'visually-hidden' }} />
    </>
  );
}
