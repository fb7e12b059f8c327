import type { ComponentGuide } from '../stories/ComponentGuide.ts';

/** Docs page of `BalanceCard`. */
export const balanceCardGuide: ComponentGuide = {
  story: 'Default',
  parts: [
    { slot: 'balance-card-label', name: 'Label', text: 'Names the number; the card’s heading.' },
    { slot: 'balance-card-chips', name: 'Chips', text: 'Currency switch, auto top-up, Frozen or Closed.' },
    {
      slot: 'balance-card-amount',
      name: 'Amount',
      text: 'The amount that can be spent now. It is the largest text.',
    },
    {
      slot: 'balance-card-forecast',
      name: 'Forecast',
      text: 'How long the balance lasts. Its line is reserved while it loads.',
    },
    {
      slot: 'balance-card-bar',
      name: 'Bar',
      text: 'Available and pending. Pending is hatched, so colour is not the only difference.',
    },
    {
      slot: 'balance-card-rows',
      name: 'Rows',
      text: 'The amounts behind it: total, pending, promotional.',
    },
    {
      slot: 'balance-card-actions',
      name: 'Actions',
      text: 'One primary button. Your own buttons go beside it.',
    },
  ],
  do: [
    'Put it first on a billing page. Use `compact` in a side bar and `inline` in a header.',
    'Let the card show loading, stale and failed: it keeps its height in each state.',
    'Let `onAddFunds` lead to a `TopUpForm` or `TopUpDialog`.',
  ],
  dont: [
    'Show another balance beside it: the two numbers will differ sooner or later.',
    'Hide a negative amount. The card explains it in words.',
    'Let several cards announce changes. Set `announce={false}` on all but one.',
  ],
  keyboard: [
    ['Tab', 'Moves to the currency switch, then to each button.'],
    ['↑ ↓', 'Selects another wallet while the switch has the focus.'],
    ['Enter, Space', 'Presses the button.'],
  ],
};
