import type { ComponentGuide } from '../stories/ComponentGuide.ts';

/** The docs page of `AutoTopUpSettings`. */
export const autoTopUpSettingsGuide: ComponentGuide = {
  story: 'On',
  parts: [
    { slot: 'auto-top-up-settings-title', name: 'Title', text: 'And a line on what it is good for.' },
    {
      slot: 'auto-top-up-settings-switch',
      name: 'Switch',
      text: 'Off is one press. On is saved below, after the worst case was read.',
      at: 'end',
    },
    { slot: 'money-input', name: 'Threshold', text: 'When it charges.' },
    { slot: 'auto-top-up-settings-modes', name: 'Mode', text: 'A fixed amount, or up to one.' },
    {
      slot: 'auto-top-up-settings-daily-count',
      name: 'Caps',
      text: 'By month and by day. There is always one.',
    },
    {
      slot: 'auto-top-up-settings-methods',
      name: 'Method',
      text: 'What cannot be charged without its owner is shown, and cannot be chosen.',
    },
    {
      slot: 'auto-top-up-settings-summary',
      name: 'Worst case',
      text: 'The most it can take, in one sentence.',
    },
    {
      slot: 'auto-top-up-settings-save',
      name: 'Save',
      text: 'Says the amount where saving charges at once.',
    },
    {
      slot: 'auto-top-up-settings-attempts',
      name: 'Last charges',
      text: 'What it did, and what came of it.',
    },
  ],
  do: [
    'Leave it off until the customer turns it on.',
    'Show it where the card was just used: the need is understood there.',
    'Say in your own help text when you email about charges.',
  ],
  dont: [
    'Turn it on as part of another step, or tick it for the customer.',
    'Cover the worst-case sentence or make it smaller.',
    'Put it in a dialog that closes by itself after saving: the answer is shown here.',
  ],
  keyboard: [
    ['Tab', 'Through switch, fields, method and Save.'],
    ['Space, Enter', 'Turns the switch; opens the methods.'],
    ['← →', 'The other mode; another method.'],
  ],
  more: ['autotopupsettings-saving--docs'],
};
