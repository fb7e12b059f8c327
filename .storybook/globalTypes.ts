import type { Preview } from '@storybook/react-vite';
import { languages } from '../packages/components/src/locales/loadMessages.ts';
import { storyScenarios } from '../packages/components/src/stories/storyWallet.ts';

type Global = NonNullable<Preview['globalTypes']>[string];
type ToolbarIcon = Extract<Global['toolbar'], { icon?: unknown }>['icon'] & string;

/** Toolbar with what a designer can change in every story. */
export const globalTypes: NonNullable<Preview['globalTypes']> = {
  scheme: choice('Theme', 'circlehollow', { light: 'Light', dark: 'Dark' }),
  accent: choice('Accent', 'paintbrush', {
    '': 'Indigo',
    '#0f766e': 'Teal',
    '#be185d': 'Rose',
    '#b45309': 'Amber',
    '#111827': 'Ink',
    '#facc15': 'Yellow',
  }),
  radius: choice('Radius', 'component', { '': '12 px', '0px': 'None', '6px': '6 px', '20px': '20 px' }),
  density: choice('Density', 'listunordered', { comfortable: 'Comfortable', compact: 'Compact' }),
  direction: choice('Direction', 'transfer', {
    locale: 'From the locale',
    ltr: 'Left to right',
    rtl: 'Right to left',
  }),
  locale: choice('Locale', 'globe', {
    'en-US': 'English',
    'en-IN': 'English (India)',
    ...Object.fromEntries(Object.keys(languages).map(localeChoice)),
    'en-XA': 'Pseudo',
  }),
  currency: choice('Currency', 'credit', {
    '': 'First wallet',
    USD: 'USD',
    EUR: 'EUR',
    INR: 'INR',
    JPY: 'JPY',
  }),
  scenario: choice(
    'Scenario',
    'beaker',
    Object.fromEntries([['', 'From the story'], ...storyScenarios.map((name) => [name, name])]),
  ),
  /** Emulated, see `emulateForcedColors`. */
  forcedColors: choice('Forced colors (emulated)', 'contrast', {
    '': 'Off',
    light: 'Light palette',
    dark: 'Dark palette',
  }),
  width: choice('Container width', 'grow', {
    '280px': '280 px',
    '320px': '320 px',
    '360px': '360 px',
    '484px': '484 px',
    '720px': '720 px',
    '768px': '768 px',
    '1180px': '1180 px',
    '100%': 'Full width',
  }),
};

/** Returns the most common locale of a language with the language's own name, such as `de-DE` and `Deutsch`. */
function localeChoice(tag: string): [locale: string, name: string] {
  const { language, region } = new Intl.Locale(tag).maximize();
  return [`${language}-${region}`, new Intl.DisplayNames([tag], { type: 'language' }).of(tag) ?? tag];
}

function choice(title: string, icon: ToolbarIcon, items: Record<string, string>): Global {
  return {
    description: title,
    toolbar: {
      title,
      icon,
      dynamicTitle: true,
      items: Object.entries(items).map(([value, label]) => ({ value, title: label })),
    },
  };
}
