/** What Nimbus sells: a price a thousand tokens, in hundredths of a US dollar's worth. */
export const jobModels = [
  { id: 'nimbus-small', name: 'Nimbus Small', pricePerThousand: 2 },
  { id: 'nimbus-large', name: 'Nimbus Large', pricePerThousand: 12 },
  { id: 'nimbus-vision', name: 'Nimbus Vision', pricePerThousand: 30 },
] as const;

export type JobModelId = (typeof jobModels)[number]['id'];

/** How large a job may be, in tokens. */
export const jobSizes = [10_000, 100_000, 500_000] as const;

/** Nimbus's price list: minor units of a currency for one US cent of inference. Others pay as in dollars. */
const minorPerCent: Record<string, number> = { INR: 85, JPY: 1.5, KWD: 3, GBP: 0.8, EUR: 0.9 };

/** What so many tokens cost, in minor units of `currency`; never nothing. */
export function jobPrice(model: JobModelId, tokens: number, currency: string): number {
  const { pricePerThousand } = jobModels.find(({ id }) => id === model) ?? jobModels[0];
  const cents = (pricePerThousand * tokens) / 1000;
  return Math.max(1, Math.ceil(cents * (minorPerCent[currency] ?? 1)));
}
