import { type NewMerchant, newWalletSettings } from '../modules/merchants/index.ts';

/** Bonus tiers of the demo, in dollars. */
const tiers = [
  { dollars: 100, basisPoints: 500 },
  { dollars: 250, basisPoints: 800 },
];

/** Returns the merchant of the demo: Nimbus, which gives a bonus of 5 % from $100 and of 8 % from $250. */
export function demoMerchant(publicUrl: string): NewMerchant & { name: string } {
  const settings = newWalletSettings();
  const topUp = Object.entries(settings.topUp).map(([currency, limits]) => {
    // The smallest amount is five dollars' worth.
    const dollar = limits.min / 5;
    const bonusTiers = tiers.map(({ dollars, basisPoints }) => ({ from: dollars * dollar, basisPoints }));
    return [currency, { ...limits, bonusTiers }] as const;
  });
  const walletUrl = `${publicUrl}/billing`;
  return { name: 'Nimbus', settings: { ...settings, topUp: Object.fromEntries(topUp), walletUrl } };
}
