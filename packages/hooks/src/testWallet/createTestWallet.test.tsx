import { renderHook, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { useBalance } from '../hooks/useBalance.ts';
import { useWalletLocale } from '../hooks/useWalletLocale.ts';
import { createTestWallet } from './createTestWallet.tsx';

test('renders hooks on a wallet of its own, in the given scenario and language', async () => {
  const { adapter, wrapper } = createTestWallet({ scenario: 'negative', provider: { locale: 'de-DE' } });
  const { result } = renderHook(() => ({ balance: useBalance(), locale: useWalletLocale() }), { wrapper });
  await waitFor(() => expect(result.current.balance.data?.balance.amount).toBeLessThan(0));
  expect(result.current.locale).toMatchObject({ locale: 'de-DE', timeZone: 'UTC' });
  expect(await createTestWallet().adapter.listWallets()).not.toEqual(await adapter.listWallets());
});
