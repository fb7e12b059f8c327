/** Which link this tab pays: the way back from a bank's page does not name its token. */
export type PersistedPayment = { token: string; paymentId: string };

const name = 'coffer.payment';

/** For this tab alone, and not longer than it. */
export const persistedPayment = {
  get(): PersistedPayment | null {
    const text = sessionStorage.getItem(name);
    return text === null ? null : JSON.parse(text);
  },
  set(payment: PersistedPayment): void {
    sessionStorage.setItem(name, JSON.stringify(payment));
  },
};
