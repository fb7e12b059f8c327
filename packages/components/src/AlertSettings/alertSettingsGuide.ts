import type { ComponentGuide } from '../stories/ComponentGuide.ts';

/** Docs page of `AlertSettings`. */
export const alertSettingsGuide: ComponentGuide = {
  story: 'On',
  parts: [
    { slot: 'alert-settings-title', name: 'Title', text: 'With a line that says what the alert is for.' },
    { slot: 'alert-settings-switch', name: 'Switch', text: 'One click turns the alert off.', at: 'end' },
    { slot: 'money-input', name: 'Threshold', text: 'Compared with the available balance.' },
    {
      slot: 'alert-settings-channels',
      name: 'Channels',
      text: 'The channels that the backend offers. At least one must be chosen.',
    },
    { slot: 'alert-settings-summary', name: 'Summary', text: 'Says how often the alert is sent.' },
    { slot: 'alert-settings-save', name: 'Save', text: 'Disabled until something changes.' },
  ],
  do: [
    'Put it next to `AutoTopUpSettings`: a customer usually wants one of the two.',
    'Show it to everyone: only owners can change it, others can read it.',
  ],
  dont: ['Use it for marketing.', 'Hide it when auto top-up is on: cards can fail.'],
  keyboard: [
    ['Tab', 'Moves through switch, threshold, channels and Save.'],
    ['Space', 'Toggles the switch or a channel.'],
    ['Enter', 'Saves.'],
  ],
};
