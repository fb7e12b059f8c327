import type { Schemas } from '../../api/Schemas.ts';
import { readRequiredMoney, readRequiredText } from '../../ui/formValues.ts';

/** The lines that were entered in `InvoiceLineFields`. */
export function linesOf(form: FormData, currency: string): Schemas['NewInvoiceLine'][] {
  return form.getAll('line').map((id) => ({
    description: readRequiredText(form, `description-${id}`),
    quantity: Number(form.get(`quantity-${id}`)),
    unitAmount: readRequiredMoney(form, `unitAmount-${id}`, currency).amount,
  }));
}
