import { expect, test } from 'vitest';
import { describeConformance } from '../testing/describeConformance.tsx';
import { isPaymentMethodExpired } from './isPaymentMethodExpired.ts';
import { PaymentMethodPicker } from './PaymentMethodPicker.tsx';

describeConformance('<PaymentMethodPicker />', PaymentMethodPicker);

test('isPaymentMethodExpired: a card is valid until the end of its month', () => {
  const method = {
    id: 'pm_1',
    type: 'card',
    brand: 'Visa',
    last4: '4242',
    expiry: { month: 11, year: 2025 },
    priority: 1,
    offSession: true,
    createdAt: '2025-01-01T00:00:00Z',
  } as const;
  expect(isPaymentMethodExpired(method, new Date('2025-11-30T23:59:59Z'))).toBe(false);
  expect(isPaymentMethodExpired(method, new Date('2025-12-01T00:00:00Z'))).toBe(true);
  expect(isPaymentMethodExpired({ ...method, expiry: null }, new Date())).toBe(false);
});
