/** The parts of a `PaymentMethodPicker`, for `classNames`; each has `data-slot="payment-method-picker-<part>"`. */
export type PaymentMethodPickerPart = 'title' | 'list' | 'method' | 'actions' | 'notice';

export type PaymentMethodPickerClassNames = { [Part in PaymentMethodPickerPart]?: string | undefined };
