'use client';
import { httpAdapter } from '@coffer/adapter';
import { TopUpForm, WalletTheme } from '@coffer/components';
import '@coffer/components/styles.css';
import { createWalletConfig, WalletProvider } from '@coffer/hooks';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useState } from 'react';
import { createPortal } from 'react-dom';

const config = createWalletConfig({ adapter: httpAdapter({ baseUrl: '/api/wallet' }) });

/** A modal of the host's own, in a portal. */
export default function Page() {
  const [queryClient] = useState(() => new QueryClient());
  const [isOpen, setOpen] = useState(false);
  return (
    <QueryClientProvider client={queryClient}>
      <WalletProvider config={config} locale="en-US" timeZone="UTC">
        <WalletTheme scheme="auto">
          <button type="button" onClick={() => setOpen(true)}>
            Add funds in a modal
          </button>
          {isOpen &&
            createPortal(
              <div role="dialog" aria-modal="true" aria-label="Add funds" style={backdrop}>
                <div style={panel}>
                  <TopUpForm />
                </div>
              </div>,
              document.body,
            )}
        </WalletTheme>
      </WalletProvider>
    </QueryClientProvider>
  );
}

const backdrop = {
  position: 'fixed',
  inset: 0,
  display: 'grid',
  placeContent: 'center',
  background: 'rgb(0 0 0 / 50%)',
} as const;
const panel = { width: 420, padding: 24, background: 'var(--background)' };
