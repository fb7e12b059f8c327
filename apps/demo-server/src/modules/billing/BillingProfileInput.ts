/** Postal address. Which fields it needs depends on its country. */
export type PostalAddress = {
  /** Lines above the city, such as the street and the house number. */
  lines: string[];
  city: string | null;
  /** State, province or prefecture. */
  administrativeArea: string | null;
  postalCode: string | null;
  /** ISO 3166-1 alpha-2, such as `DE`. */
  country: string;
};

/** State of a tax ID: `unverified` has correct syntax; `valid` and `invalid` are the result of a check at the tax office. */
export const taxIdStatuses = ['unverified', 'valid', 'invalid'] as const;
export type TaxIdStatus = (typeof taxIdStatuses)[number];

/** Legal data that documents print, as a caller sends it. */
export type BillingProfileInput = {
  legalName: string;
  address: PostalAddress;
  taxId: string | null;
  /** Result of a check at the tax office. Defaults to `unverified` for a new tax ID, else to the current status. */
  taxIdStatus?: TaxIdStatus | undefined;
  /** Address that receives documents. Null for the customer's own email. */
  financeEmail: string | null;
};
