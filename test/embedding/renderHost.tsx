import { WalletTheme, type WalletThemeProps } from '@coffer/components';
import { WalletProvider } from '@coffer/hooks';
import { QueryClientProvider } from '@tanstack/react-query';
import { type RenderResult, render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { onTestFinished } from 'vitest';
import { createStoryWallet, storyNow } from '../../packages/components/src/stories/storyWallet.ts';

const now = () => storyNow;

type HostOptions = {
  theme?: WalletThemeProps;
  locale?: string;
  nonce?: string;
};

/** Renders a host's page with `WalletTheme` around the app, as the READMEs show. It is removed after the test. */
export function renderHost(page: ReactNode, options: HostOptions = {}): RenderResult {
  const { theme, locale = 'en-US', nonce } = options;
  const { config, queryClient } = createStoryWallet({});
  const result = render(
    <QueryClientProvider client={queryClient}>
      <WalletProvider config={config} locale={locale} now={now} {...(nonce ? { nonce } : {})}>
        <WalletTheme {...theme}>{page}</WalletTheme>
      </WalletProvider>
    </QueryClientProvider>,
  );
  onTestFinished(result.unmount);
  return result;
}

/** Box of a fixed size and font, so that a widget looks the same wherever the box is. */
export function Box({ children }: { children: ReactNode }) {
  return (
    <div
      data-testid="box"
      style={{
        inlineSize: 440,
        font: '16px / 1.5 sans-serif',
        letterSpacing: 'normal',
        color: '#000',
        textAlign: 'start',
        position: 'relative',
        pointerEvents: 'auto',
        colorScheme: 'light',
        WebkitTapHighlightColor: 'transparent',
      }}
    >
      {children}
    </div>
  );
}
