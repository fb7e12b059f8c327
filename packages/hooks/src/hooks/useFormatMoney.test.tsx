import { memoryAdapter } from '@coffer/adapter/memory';
import { expect, test } from 'vitest';
import { renderWalletHook } from '../testing/renderWalletHook.tsx';
import { useFormatDate } from './useFormatDate.ts';
import { useFormatMoney } from './useFormatMoney.ts';

const adapter = memoryAdapter();
const debit = { amount: -15000, currency: 'USD' };

test('default', () => {
  const { result } = renderWalletHook(() => useFormatMoney(), { adapter });
  const { format, formatToParts, words } = result.current;
  expect(format(debit)).toBe('-$150.00');
  expect(format(debit, { signDisplay: 'never', currencyDisplay: 'code' }).replace('\u00a0', ' ')).toBe(
    'USD 150.00',
  );
  expect(formatToParts(debit).map(({ type }) => type)).toContain('fraction');
  expect(words(debit)).toBe('minus 150 US dollars');
  expect(words({ amount: -15050, currency: 'USD' })).toBe('minus 150.50 US dollars');
  expect(words({ amount: 1, currency: 'USD' })).toBe('0.01 US dollars');
});

test('behavior: the provider’s language', () => {
  const { result } = renderWalletHook(() => useFormatMoney(), {
    adapter,
    provider: { locale: 'de-DE', currencyDisplay: 'code' },
  });
  expect(result.current.format(debit)).toBe('-150,00\u00a0USD');
  expect(result.current.words(debit)).toBe('minus 150 US-Dollar');
});

test('behavior: words in other languages', () => {
  for (const [locale, words] of [
    ['fr', 'moins 150 dollars des États-Unis'],
    ['ja', 'マイナス150米ドル'],
    ['sv', '−150 amerikanska dollar'],
  ]) {
    const { result } = renderWalletHook(() => useFormatMoney(), {
      adapter,
      provider: { locale: locale ?? '' },
    });
    expect(result.current.words(debit).replaceAll('\u00a0', ' ')).toBe(words);
  }
});

test('useFormatDate', () => {
  const { result } = renderWalletHook(() => useFormatDate(), {
    adapter,
    provider: { timeZone: 'Asia/Tokyo' },
  });
  const { date, time, dateTime, format } = result.current;
  expect(date('2025-11-22T20:00:00Z')).toBe('Nov 23, 2025');
  expect(time('2025-11-22T20:00:00Z').replace('\u202f', ' ')).toBe('5:00 AM');
  expect(dateTime(new Date('2025-11-22T20:00:00Z')).replace('\u202f', ' ')).toBe('Nov 23, 2025, 5:00 AM');
  expect(format('2025-11-22T20:00:00Z', { month: 'long' })).toBe('November');
});
