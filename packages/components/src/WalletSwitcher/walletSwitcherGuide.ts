import type { ComponentGuide } from '../stories/ComponentGuide.ts';

/** Docs page of `WalletSwitcher`. */
export const walletSwitcherGuide: ComponentGuide = {
  story: 'Frozen',
  parts: [
    {
      slot: 'wallet-switcher',
      name: 'List',
      text: 'A native list. Frozen, closing and closed wallets come last.',
    },
  ],
  do: [
    'Put it above the widgets of a page: they follow it.',
    'Keep it for customers with one wallet: it shows nothing.',
  ],
  dont: ['Convert amounts between wallets.', 'Use two of them on a page.'],
  keyboard: [
    ['↑ ↓', 'Selects another wallet.'],
    ['Any letter', 'Selects the next wallet whose name starts with it.'],
  ],
};
