import type { ComponentGuide } from '../stories/ComponentGuide.ts';

/** The docs page of `WalletSwitcher`. */
export const walletSwitcherGuide: ComponentGuide = {
  story: 'Frozen',
  parts: [
    {
      slot: 'wallet-switcher',
      name: 'List',
      text: 'The device’s own; frozen, closing and closed wallets come last.',
    },
  ],
  do: [
    'Put one above all widgets of a page: they follow it.',
    'Leave it in with one wallet; it shows nothing.',
  ],
  dont: ['Convert amounts between wallets.', 'Use two on a page.'],
  keyboard: [
    ['↑ ↓', 'Another wallet.'],
    ['Any letter', 'The next one whose name begins so.'],
  ],
};
