import type { ComponentGuide } from '../stories/ComponentGuide.ts';

/** Docs page of `AutoTopUpSettings`. */
export const autoTopUpSettingsGuide: ComponentGuide = {
  story: 'On',
  parts: [
    {
      slot: 'auto-top-up-settings-title',
      name: 'Title',
      text: 'With a line that says what auto top-up is for.',
    },
    {
      slot: 'auto-top-up-settings-switch',
      name: 'Switch',
      text: 'One click turns it off. Turning on is saved below, next to the worst case.',
      at: 'end',
    },
    { slot: 'money-input', name: 'Threshold', text: 'Balance below which it charges.' },
    {
      slot: 'auto-top-up-settings-modes',
      name: 'Mode',
      text: 'Adds a fixed amount, or tops up to a target.',
    },
    {
      slot: 'auto-top-up-settings-daily-count',
      name: 'Caps',
      text: 'Limits per month and per day. Both are required.',
    },
    {
      slot: 'auto-top-up-settings-methods',
      name: 'Method',
      text: 'Methods that need the customer for each payment are shown but disabled.',
    },
    {
      slot: 'auto-top-up-settings-summary',
      name: 'Worst case',
      text: 'The most that it can charge, in one sentence.',
    },
    {
      slot: 'auto-top-up-settings-save',
      name: 'Save',
      text: 'Names the amount if saving charges now.',
    },
    {
      slot: 'auto-top-up-settings-attempts',
      name: 'Last charges',
      text: 'The last attempts and their results.',
    },
  ],
  do: [
    'Leave it off until the customer turns it on.',
    'Show it after a top-up, when its use is obvious.',
    'Say in your own help text when you email customers about charges.',
  ],
  dont: [
    'Turn it on as part of another step, or tick it for the customer.',
    'Cover the worst-case sentence or make it smaller.',
    'Put it in a dialog that closes after saving: the result is shown here.',
  ],
  keyboard: [
    ['Tab', 'Moves through switch, fields, method and Save.'],
    ['Space, Enter', 'Toggles the switch or opens the list of methods.'],
    ['← →', 'Chooses the other mode or another method.'],
  ],
  more: ['autotopupsettings-saving--docs'],
};
