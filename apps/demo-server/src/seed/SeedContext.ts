/** A wallet of a seeded customer with its owner and first payment method, which is null when the processor offers no test cards. */
export type SeedContext = {
  owner: { merchantId: string; customerId: string };
  wallet: { id: string; currency: string };
  paymentMethodId: string | null;
};
