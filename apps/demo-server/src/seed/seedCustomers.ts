import type { SeedCustomer, SeedLine } from './SeedCustomer.ts';

/** Who buys inference from Nimbus, and how they came to what stands in their wallets now. */
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
        { daysAgo: 95, kind: 'topUp', amount: 500_00, bonus: 40_00, reason: 'Top-up' },
        ...usage(94, 70, 14_35, 'Inference, nimbus-large'),
        {
          daysAgo: 66,
          kind: 'invoice',
          amount: 99_00,
          reason: 'Team plan, September',
          reference: 'INV-0039',
        },
        { daysAgo: 64, kind: 'topUp', amount: 1000_00, bonus: 80_00, reason: 'Top-up' },
        ...usage(63, 40, 21_80, 'Inference, nimbus-large'),
        { daysAgo: 36, kind: 'invoice', amount: 99_00, reason: 'Team plan, October', reference: 'INV-0041' },
        { daysAgo: 34, kind: 'refund', amount: 48_50, reason: 'Refund of a failed batch job' },
        { daysAgo: 33, kind: 'topUp', amount: 500_00, bonus: 40_00, reason: 'Top-up' },
        ...usage(32, 8, 9_40, 'Inference, nimbus-small'),
        { daysAgo: 6, kind: 'invoice', amount: 99_00, reason: 'Team plan, November', reference: 'INV-0042' },
        { daysAgo: 4, kind: 'topUp', amount: 250_00, bonus: 20_00, reason: 'Top-up' },
        ...usage(3, 0.2, 12_65, 'Inference, nimbus-large'),
        { daysAgo: 0.15, kind: 'promotion', amount: 25_00, reason: 'Launch week credit', expiresInDays: 6 },
        { daysAgo: 0.1, kind: 'hold', amount: 150_00, reason: 'Fine-tuning job', reference: 'JOB-2218' },
      ],
      EUR: [
        { daysAgo: 51, kind: 'topUp', amount: 300_00, bonus: 24_00, reason: 'Top-up' },
        ...usage(50, 10, 8_15, 'Inference, Frankfurt region'),
      ],
    },
    stories: {
      USD: [
        { kind: 'alert', threshold: 250_00 },
        { kind: 'topUp', amount: 50_00, outcome: { refunded: 20_00, reason: 'Ordered twice' } },
        { kind: 'topUp', amount: 25_00, outcome: 'disputed' },
        {
          kind: 'bill',
          description: 'Onboarding workshop',
          amount: 120_00,
          dueInDays: 14,
          outcome: { refunded: 30_00, reason: 'One seat was not used' },
        },
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
        { daysAgo: 75, kind: 'topUp', amount: 30_000, bonus: 2_400, reason: 'Top-up' },
        ...usage(74, 12, 880, 'Inference, Tokyo region'),
        {
          daysAgo: 9,
          kind: 'promotion',
          amount: 1_000,
          reason: 'Thank you for your survey',
          expiresInDays: 12,
        },
        { daysAgo: 8, kind: 'topUp', amount: 10_000, bonus: 500, reason: 'Top-up' },
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
        { daysAgo: 58, kind: 'topUp', amount: 15_000_00, bonus: 1_200_00, reason: 'Top-up' },
        ...usage(57, 22, 412_50, 'Inference, Mumbai region'),
        { daysAgo: 21, kind: 'invoice', amount: 2_499_00, reason: 'Startup plan', reference: 'INV-0040' },
        { daysAgo: 18, kind: 'refund', amount: 499_00, reason: 'Refund of INV-0040, in part' },
      ],
      USD: [
        { daysAgo: 58, kind: 'topUp', amount: 50_00, reason: 'Top-up' },
        ...usage(50, 5, 2_90, 'Inference, nimbus-small'),
      ],
    },
  },
  {
    name: 'Cedar Studio',
    email: 'studio@cedar.example',
    paymentMethods: ['pm_card_insufficient_funds'],
    wallets: {
      USD: [
        { daysAgo: 40, kind: 'topUp', amount: 150_00, bonus: 5_00, reason: 'Top-up' },
        ...usage(39, 3, 8_40, 'Inference, nimbus-vision'),
      ],
    },
    stories: {
      USD: [
        { kind: 'bill', description: 'Studio plan', amount: 89_00, dueInDays: 7, outcome: 'collected' },
        { kind: 'alert', threshold: 75_00 },
        { kind: 'autoTopUp', threshold: 60_00, amount: 100_00, monthlyCap: 400_00 },
      ],
    },
  },
];

/** Charges at irregular intervals and of irregular size, the same at every start. */
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
