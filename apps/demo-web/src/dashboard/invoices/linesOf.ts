import type { Schemas } from '../../api/Schemas.ts';
import { requiredMoneyOf } from '../../ui/requiredMoneyOf.ts';
import { textOf } from '../../ui/textOf.ts';

/** The lines that were entered in `InvoiceLineFields`. */
export function linesOf(form: FormData, currency: string): Schemas['NewInvoiceLine'][] {
  return form.getAll('line').map((id) => ({
    description: textOf(form, `description-${id}`) ?? '',
    quantity: Number(form.get(`quantity-${id}`)),
    unitAmount: requiredMoneyOf(form, `unitAmount-${id}`, currency).amount,
  }));
}
