/** A wallet of a seeded customer, whose it is, and what pays first; null where the processor gives no cards away. */
export type SeedContext = {
  owner: { merchantId: string; customerId: string };
  wallet: { id: string; currency: string };
  paymentMethodId: string | null;
};
