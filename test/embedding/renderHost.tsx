import { WalletTheme, type WalletThemeProps } from '@coffer/components';
import { WalletProvider } from '@coffer/hooks';
import { QueryClientProvider } from '@tanstack/react-query';
import { cleanup, type RenderResult, render, screen } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, expect } from 'vitest';
import { userEvent } from 'vitest/browser';
import { createStoryWallet, storyNow } from '../../packages/components/src/stories/storyWallet.ts';

const now = () => storyNow;

afterEach(cleanup);

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
  return result;
}

/** Box that inherits nothing from the page, so that a widget looks the same wherever the box is. */
export function Box({ children }: { children: ReactNode }) {
  return (
    <div
      data-testid="box"
      style={{
        all: 'initial',
        display: 'block',
        position: 'relative',
        inlineSize: 440,
        font: '16px / 1.5 sans-serif',
      }}
    >
      {children}
    </div>
  );
}

/** Returns the box once all widgets in it have their data. Nothing in it moves any more. */
export async function settledBox(): Promise<HTMLElement> {
  const box = await screen.findByTestId('box');
  // A host's dialog contains one of the kit's, whose code is loaded when it opens.
  const first = box.querySelector('[role="dialog"]') ? 'dialog[open]' : '[data-slot]';
  await expect.poll(() => box.querySelector(first), { timeout: 10_000 }).not.toBeNull();
  await expect
    .poll(() => box.querySelector('[aria-busy="true"], .coffer-skeleton'), { timeout: 10_000 })
    .toBeNull();
  for (let before = ''; before !== box.innerHTML; ) {
    before = box.innerHTML;
    await new Promise((resolve) => setTimeout(resolve, 120));
  }
  // An earlier test can leave the pointer above a button.
  await userEvent.hover(document.documentElement, {
    position: { x: window.innerWidth - 2, y: window.innerHeight - 2 },
    force: true,
  });
  const style = document.createElement('style');
  style.textContent = '*, ::before, ::after { transition: none !important; animation: none !important; }';
  box.append(style);
  return box;
}
