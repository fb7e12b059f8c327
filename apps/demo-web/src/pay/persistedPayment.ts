/** The payment that this tab sent to a bank's page. The URL by which the payer returns does not have the link's token. */
export type PersistedPayment = { token: string; paymentId: string };

const storageKey = 'coffer.payment';

/** Stores the payment for this tab only. */
export const persistedPayment = {
  get(): PersistedPayment | null {
    const text = sessionStorage.getItem(storageKey);
    return text === null ? null : JSON.parse(text);
  },
  set(payment: PersistedPayment): void {
    sessionStorage.setItem(storageKey, JSON.stringify(payment));
  },
};
