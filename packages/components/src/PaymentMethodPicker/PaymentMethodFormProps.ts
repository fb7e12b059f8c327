/** What a host's own form for a payment method, as its processor's, is given. */
export type PaymentMethodFormProps = {
  /**
   * Saves the method behind what the processor gave for it. What came of it is shown below the form, which closes
   * once it is saved; the promise never rejects. Called again with the same token, it is saved once.
   */
  onToken: (token: string) => Promise<void>;
  /** Closes the form. */
  onCancel: () => void;
};
