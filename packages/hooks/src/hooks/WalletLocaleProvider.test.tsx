import { renderHook } from '@testing-library/react';
import { expect, test } from 'vitest';
import { useFormatMoney } from './useFormatMoney.ts';
import { WalletLocaleProvider } from './WalletLocaleProvider.tsx';

test('default', () => {
  const { result } = renderHook(() => useFormatMoney(), {
    wrapper: ({ children }) => <WalletLocaleProvider>{children}</WalletLocaleProvider>,
  });
  expect(result.current.format({ amount: 123_456, currency: 'USD' })).toBe('$1,234.56');
});

test('behavior: formats money without a wallet', () => {
  const { result } = renderHook(() => useFormatMoney(), {
    wrapper: ({ children }) => (
      <WalletLocaleProvider locale="de-DE" currencyDisplay="code">
        {children}
      </WalletLocaleProvider>
    ),
  });
  expect(result.current.format({ amount: 123_456, currency: 'USD' })).toBe('1.234,56\u00a0USD');
});
