import type { SeedCustomer, SeedLine } from './SeedCustomer.ts';

/** Customers who buy inference from Nimbus, with the history of their wallets. */
export const seedCustomers: readonly SeedCustomer[] = [
  {
    name: 'Acme Robotics',
    email: 'billing@acme-robotics.example',
    paymentMethods: [
      'pm_card_visa',
      'pm_card_three_d_secure',
      'pm_card_declined',
      'pm_bank_debit',
      'pm_card_mastercard',
    ],
    wallets: {
      USD: [
        { daysAgo: 96, kind: 'promotion', amount: 25_00, reason: 'Welcome credit', expiresInDays: 20 },
        { daysAgo: 95, kind: 'topUp', amount: 900_00 },
        ...usage(94, 40, 48_35, 'Inference, nimbus-large'),
        { daysAgo: 36, kind: 'invoice', amount: 99_00, reason: 'Team plan, October' },
        { daysAgo: 34, kind: 'refund', amount: 48_50, reason: 'Refund of a failed batch job' },
        { daysAgo: 33, kind: 'topUp', amount: 250_00 },
        ...usage(32, 8, 24_40, 'Inference, nimbus-vision'),
        { daysAgo: 6, kind: 'invoice', amount: 99_00, reason: 'Team plan, November' },
        { daysAgo: 4, kind: 'topUp', amount: 250_00 },
        ...usage(3, 0.2, 22_65, 'Inference, nimbus-large'),
        { daysAgo: 2, kind: 'invoice', amount: 120_00, reason: 'Onboarding workshop' },
        { daysAgo: 1, kind: 'invoiceRefund', amount: 30_00, reason: 'One seat was not used' },
        { daysAgo: 0.1, kind: 'promotion', amount: 25_00, reason: 'Launch week credit', expiresInDays: 6 },
        { daysAgo: 0.15, kind: 'hold', amount: 150_00, reason: 'Fine-tuning job', reference: 'JOB-2218' },
      ],
      EUR: [
        { daysAgo: 51, kind: 'topUp', amount: 300_00 },
        ...usage(50, 10, 8_15, 'Inference, Frankfurt region'),
      ],
    },
    stories: {
      USD: [
        { kind: 'topUp', amount: 50_00, outcome: { refunded: 20_00, reason: 'Ordered twice' } },
        // Afterwards, so that no alert exists before the history does.
        { kind: 'alert', threshold: 150_00 },
      ],
      EUR: [
        { kind: 'bill', description: 'Team plan, December', amount: 60_00, dueInDays: 6, outcome: 'waits' },
      ],
    },
  },
  {
    name: 'Kumo Kissaten',
    email: 'kanri@kumo-kissaten.example',
    paymentMethods: ['pm_card_mastercard', 'pm_card_insufficient_funds'],
    wallets: {
      JPY: [
        { daysAgo: 75, kind: 'topUp', amount: 30_000 },
        ...usage(74, 12, 880, 'Inference, Tokyo region'),
        {
          daysAgo: 9,
          kind: 'promotion',
          amount: 1_000,
          reason: 'Thank you for your survey',
          expiresInDays: 12,
        },
        { daysAgo: 8, kind: 'topUp', amount: 10_000 },
        ...usage(7, 1, 640, 'Inference, Tokyo region'),
      ],
      USD: [{ daysAgo: 20, kind: 'promotion', amount: 10_00, reason: 'Welcome credit', expiresInDays: 70 }],
    },
    stories: {
      JPY: [{ kind: 'autoTopUp', threshold: 40_000, amount: 45_000, monthlyCap: 150_000 }],
    },
  },
  {
    name: 'Banyan Labs',
    email: 'accounts@banyan-labs.example',
    paymentMethods: ['pm_card_visa', 'pm_bank_debit', 'pm_bank_debit_returned', 'pm_card_expired'],
    wallets: {
      INR: [
        { daysAgo: 58, kind: 'topUp', amount: 15_000_00 },
        ...usage(57, 22, 412_50, 'Inference, Mumbai region'),
        { daysAgo: 21, kind: 'invoice', amount: 2_499_00, reason: 'Startup plan' },
        { daysAgo: 18, kind: 'invoiceRefund', amount: 499_00, reason: 'Two seats were not used' },
      ],
      USD: [{ daysAgo: 58, kind: 'topUp', amount: 50_00 }, ...usage(50, 5, 2_90, 'Inference, nimbus-small')],
    },
    stories: { INR: [{ kind: 'topUp', amount: 2_500_00, outcome: 'disputed' }] },
  },
  {
    name: 'Cedar Studio',
    email: 'studio@cedar.example',
    paymentMethods: ['pm_card_visa'],
    wallets: {
      USD: [
        { daysAgo: 40, kind: 'topUp', amount: 150_00 },
        ...usage(39, 3, 8_40, 'Inference, nimbus-vision'),
      ],
    },
    stories: {
      USD: [
        { kind: 'cardTurns', outcome: 'hasNoFunds' },
        { kind: 'bill', description: 'Studio plan', amount: 89_00, dueInDays: 7, outcome: 'collected' },
        { kind: 'alert', threshold: 75_00 },
        { kind: 'autoTopUp', threshold: 60_00, amount: 100_00, monthlyCap: 400_00 },
      ],
    },
  },
];

/** Creates charges at irregular intervals and of irregular size, the same at every start. */
function usage(fromDaysAgo: number, toDaysAgo: number, about: number, reason: string): SeedLine[] {
  const lines: SeedLine[] = [];
  let step = 0;
  for (let daysAgo = fromDaysAgo; daysAgo > toDaysAgo; daysAgo -= 2.3 + (step % 3) * 0.9) {
    step += 1;
    const amount = Math.round(about * (0.6 + ((step * 7) % 10) / 12));
    lines.push({ daysAgo, kind: 'usage', amount, reason });
  }
  return lines;
}
