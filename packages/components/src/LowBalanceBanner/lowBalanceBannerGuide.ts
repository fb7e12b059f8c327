import type { ComponentGuide } from '../stories/ComponentGuide.ts';

/** Docs page of `LowBalanceBanner`. */
export const lowBalanceBannerGuide: ComponentGuide = {
  story: 'Critical',
  parts: [
    { slot: 'low-balance-banner-title', name: 'Title', text: 'Names the problem in a few words.' },
    { slot: 'low-balance-banner-text', name: 'Text', text: 'Amount left, and how long it lasts.' },
    { slot: 'low-balance-banner-action', name: 'Action', text: 'The action that resolves it.' },
    {
      slot: 'low-balance-banner-dismiss',
      name: 'Dismiss',
      text: 'Hides it until the next crossing or a higher severity.',
      at: 'end',
    },
  ],
  do: [
    'Put it above the content of any page, not only of billing.',
    'Set `onAddFunds`: a warning needs an action.',
    'On your own page, lay the banner over the page if it has `data-late`, like `WalletPage` does. Then nothing moves.',
  ],
  dont: [
    'Reserve space for it: without a warning it takes none.',
    'Show another banner about the same problem.',
    'Show it again after it was dismissed.',
  ],
  keyboard: [
    ['Tab', 'Moves to the action, then to Dismiss.'],
    ['Enter, Space', 'Activates the button.'],
  ],
};
