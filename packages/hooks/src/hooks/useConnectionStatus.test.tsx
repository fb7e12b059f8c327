import { memoryAdapter } from '@coffer/adapter/memory';
import { onlineManager } from '@tanstack/react-query';
import { act } from '@testing-library/react';
import { expect, test } from 'vitest';
import { renderWalletHook } from '../testing/renderWalletHook.tsx';
import { useConnectionStatus } from './useConnectionStatus.ts';

test('default', () => {
  const { result, config } = renderWalletHook(() => useConnectionStatus(), {
    adapter: memoryAdapter({ scenario: 'minimal' }),
  });
  expect(result.current).toBe('online');
  for (const streamStatus of ['reconnecting', 'polling'] as const) {
    act(() => config.store.setState({ streamStatus }));
    expect(result.current).toBe(streamStatus);
  }
  act(() => onlineManager.setOnline(false));
  expect(result.current).toBe('offline');
  act(() => onlineManager.setOnline(true));
  act(() => config.store.setState({ streamStatus: 'connecting' }));
  expect(result.current).toBe('online');
});
