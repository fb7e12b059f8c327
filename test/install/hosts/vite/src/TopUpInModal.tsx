import { memoryAdapter } from '@coffer/adapter/memory';
import { TopUpForm, WalletTheme } from '@coffer/components';
import { createWalletConfig, WalletProvider } from '@coffer/hooks';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useRef } from 'react';

const config = createWalletConfig({ adapter: memoryAdapter(), key: 'modal' });
const queryClient = new QueryClient();

/** A modal of the platform, without a portal. */
export function TopUpInModal() {
  const dialog = useRef<HTMLDialogElement>(null);
  return (
    <QueryClientProvider client={queryClient}>
      <WalletProvider config={config} locale="en-US">
        <WalletTheme scheme="auto" accent="#0f766e">
          <button type="button" onClick={() => dialog.current?.showModal()}>
            Add funds in a modal
          </button>
          <dialog ref={dialog} aria-label="Add funds" style={{ width: 484, margin: 'auto' }}>
            <TopUpForm />
          </dialog>
        </WalletTheme>
      </WalletProvider>
    </QueryClientProvider>
  );
}
