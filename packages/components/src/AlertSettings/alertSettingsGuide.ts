import type { ComponentGuide } from '../stories/ComponentGuide.ts';

/** The docs page of `AlertSettings`. */
export const alertSettingsGuide: ComponentGuide = {
  story: 'On',
  parts: [
    { slot: 'alert-settings-title', name: 'Title', text: 'And a line on what it is good for.' },
    { slot: 'alert-settings-switch', name: 'Switch', text: 'Off is one press.', at: 'end' },
    { slot: 'money-input', name: 'Threshold', text: 'Of the available balance.' },
    {
      slot: 'alert-settings-channels',
      name: 'Channels',
      text: 'Those that the backend offers; at least one.',
    },
    { slot: 'alert-settings-summary', name: 'Summary', text: 'How often it will be told.' },
    { slot: 'alert-settings-save', name: 'Save', text: 'Waits until there is a change.' },
  ],
  do: [
    'Put it next to `AutoTopUpSettings`: a customer wants one or the other.',
    'Show it to owners; others read it and are told whom to ask.',
  ],
  dont: ['Use it for marketing.', 'Hide it once auto top-up is on: cards fail.'],
  keyboard: [
    ['Tab', 'Through switch, threshold, channels and Save.'],
    ['Space', 'Turns the switch or a channel.'],
    ['Enter', 'Saves.'],
  ],
};
