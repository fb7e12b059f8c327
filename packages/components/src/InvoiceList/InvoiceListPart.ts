/** The parts of an `InvoiceList`, for `classNames`; each has `data-slot="invoice-list-<part>"`. */
export type InvoiceListPart = 'title' | 'list' | 'invoice' | 'details' | 'payment' | 'notice' | 'footer';

export type InvoiceListClassNames = { [Part in InvoiceListPart]?: string | undefined };
