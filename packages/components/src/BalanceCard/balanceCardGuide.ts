import type { ComponentGuide } from '../stories/ComponentGuide.ts';

/** The docs page of `BalanceCard`. */
export const balanceCardGuide: ComponentGuide = {
  story: 'Default',
  parts: [
    { slot: 'balance-card-label', name: 'Label', text: 'Names the number; the card’s heading.' },
    { slot: 'balance-card-chips', name: 'Chips', text: 'Currency switch, auto top-up, Frozen or Closed.' },
    { slot: 'balance-card-amount', name: 'Amount', text: 'What can be spent now. The largest thing on it.' },
    {
      slot: 'balance-card-forecast',
      name: 'Forecast',
      text: 'How long it lasts. Keeps its line while it loads.',
    },
    {
      slot: 'balance-card-bar',
      name: 'Bar',
      text: 'Available beside pending; hatched, so never by colour alone.',
    },
    {
      slot: 'balance-card-rows',
      name: 'Rows',
      text: 'What explains the amount: total, pending, promotional.',
    },
    {
      slot: 'balance-card-actions',
      name: 'Actions',
      text: 'One primary button at most. Yours go beside it.',
    },
  ],
  do: [
    'Put it first on a billing page; use `compact` in a side bar and `inline` in a header.',
    'Leave loading, stale and failed to it: the card keeps its height in each.',
    'Give `onAddFunds` a place to go, such as `TopUpForm` or `TopUpDialog`.',
  ],
  dont: [
    'Show a balance of your own beside it: two numbers will differ one day.',
    'Hide a negative amount. What is owed is said in words, and first.',
    'Put more than one announcing card on a page; set `announce={false}` on the others.',
  ],
  keyboard: [
    ['Tab', 'To the currency switch, then to each button.'],
    ['↑ ↓', 'Another wallet, while the switch has the focus.'],
    ['Enter, Space', 'Presses the button.'],
  ],
};
