import type { WalletScope } from '@coffer/adapter';
import { memoryAdapter } from '@coffer/adapter/memory';
import { waitFor } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { renderWalletHook } from '../testing/renderWalletHook.tsx';
import { useCapability } from './useCapability.ts';
import { usePermission } from './usePermission.ts';
import { useWalletHost } from './useWalletHost.ts';
import { useWalletSession } from './useWalletSession.ts';
import type { WalletProviderProps } from './WalletProvider.tsx';

function usePermissions() {
  return {
    isKnown: useWalletSession().isSuccess,
    scopes: { view: usePermission('view'), topUp: usePermission('topUp'), manage: usePermission('manage') },
    hasInvoices: useCapability('invoices'),
    host: useWalletHost(),
  };
}

async function openPage(provider: Omit<WalletProviderProps, 'config'>, scopes?: readonly WalletScope[]) {
  const adapter = memoryAdapter(scopes ? { scopes } : {});
  const page = renderWalletHook(usePermissions, { adapter, provider });
  expect(page.result.current.scopes).toEqual({ view: false, topUp: false, manage: false });
  await waitFor(() => expect(page.result.current.isKnown).toBe(true));
  return { ...page, adapter };
}

test('default', async () => {
  const { result } = await openPage({});
  expect(result.current.scopes).toEqual({ view: true, topUp: true, manage: true });
  expect(result.current.hasInvoices).toBe(true);
  expect(result.current.host).toEqual({ permissions: undefined, portalContainer: null, nonce: undefined });
});

test('<WalletProvider> parameters: permissions', async () => {
  const { result } = await openPage({ permissions: ['view', 'topUp'] });
  expect(result.current.scopes).toEqual({ view: true, topUp: true, manage: false });
});

test('<WalletProvider> behavior: permissions never widen the session’s scopes', async () => {
  const { result } = await openPage({ permissions: ['view', 'manage'] }, ['view']);
  expect(result.current.scopes).toEqual({ view: true, topUp: false, manage: false });
});

test('<WalletProvider> parameters: portalContainer, nonce', async () => {
  const portalContainer = document.createElement('div');
  const { result, rerender } = await openPage({ portalContainer, nonce: 'r4nd0m', permissions: ['view'] });
  const { host } = result.current;
  expect(host).toMatchObject({ portalContainer, nonce: 'r4nd0m' });
  rerender();
  expect(result.current.host).toBe(host);
});

test('<WalletProvider> parameters: onEvent', async () => {
  const onEvent = vi.fn();
  const { adapter, config } = await openPage({ onEvent });
  await waitFor(() => expect(config.store.getState().streamStatus).toBe('open'));
  const [wallet] = await adapter.listWallets();
  adapter.hold({ walletId: wallet?.id ?? '', amount: { amount: 100, currency: 'USD' } });
  await waitFor(() =>
    expect(onEvent).toHaveBeenCalledWith(expect.objectContaining({ walletId: wallet?.id })),
  );
});
