import { InvoiceList } from '@coffer/components';
import { useWords } from './words.ts';

/** What is due, and what was paid of it from the balance. */
export function InvoicesPage() {
  const words = useWords();
  return (
    <>
      <h1>{words.invoices}</h1>
      <p className="lead quiet">{words.invoicesLead}</p>
      <InvoiceList classNames={{ title: 'visually-hidden' }} />
    </>
  );
}
