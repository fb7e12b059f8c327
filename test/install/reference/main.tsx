/** Shows one widget on an empty page, with the kit's style sheet and no other. */
import { httpAdapter } from '@coffer/adapter';
import { memoryAdapter } from '@coffer/adapter/memory';
import {
  BalanceCard,
  LedgerTable,
  LowBalanceBanner,
  TopUpDialog,
  TopUpForm,
  WalletPage,
  WalletTheme,
} from '@coffer/components';
import '@coffer/components/styles.css';
import { createWalletConfig, WalletProvider } from '@coffer/hooks';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import type { CSSProperties } from 'react';
import { createRoot } from 'react-dom/client';

const widgets = { BalanceCard, LedgerTable, LowBalanceBanner, TopUpDialog, TopUpForm, WalletPage };

/** The widget to show, and what a widget inherits from a host by design. */
export type Reference = {
  widget: keyof typeof widgets;
  scheme: 'light' | 'dark';
  /** Base URL of the host's wallet API. Null if the host has a wallet in the page's memory. */
  api: string | null;
  /** The host's `@font-face` rules. */
  fontFaces: string;
  rootFontSize: string;
  background: string;
  /** Tokens that the host sets as the guide says. */
  tokens: Record<string, string>;
  /** Place, width and type of the host's element around the widget. */
  surroundings: Record<string, string>;
};

declare global {
  interface Window {
    reference: Reference;
  }
}

const { widget, scheme, api, tokens, surroundings, ...page } = window.reference;
document.documentElement.style.fontSize = page.rootFontSize;
document.body.style.cssText = `margin: 0; background: ${page.background}`;
document.head.append(Object.assign(document.createElement('style'), { textContent: page.fontFaces }));

const Widget = widgets[widget];
const adapter = api === null ? memoryAdapter() : httpAdapter({ baseUrl: api });
const config = createWalletConfig({ adapter, storage: null });
const root = document.getElementById('root');

if (root) {
  createRoot(root).render(
    <QueryClientProvider client={new QueryClient()}>
      <WalletProvider config={config} locale="en-US" timeZone="UTC">
        <div style={{ position: 'absolute', ...surroundings }}>
          <WalletTheme scheme={scheme} style={tokens as CSSProperties}>
            <Widget />
          </WalletTheme>
        </div>
      </WalletProvider>
    </QueryClientProvider>,
  );
}
