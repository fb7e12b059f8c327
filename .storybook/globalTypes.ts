import type { Preview } from '@storybook/react-vite';
import { storyScenarios } from '../packages/components/src/stories/storyWallet.ts';

type Global = NonNullable<Preview['globalTypes']>[string];
type ToolbarIcon = Extract<Global['toolbar'], { icon?: unknown }>['icon'] & string;

/** The toolbar: what a designer can change, live, for every story. */
export const globalTypes: NonNullable<Preview['globalTypes']> = {
  scheme: choice('Scheme', 'circlehollow', { light: 'Light', dark: 'Dark' }),
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
    locale: 'As the locale',
    ltr: 'Left to right',
    rtl: 'Right to left',
  }),
  locale: choice('Locale', 'globe', {
    'en-US': 'English',
    'de-DE': 'Deutsch',
    'ar-EG': 'العربية',
    'en-IN': 'English (India)',
    'es-ES': 'Español',
    'fr-FR': 'Français',
    'he-IL': 'עברית',
    'hi-IN': 'हिन्दी',
    'ja-JP': '日本語',
    'pt-BR': 'Português (Brasil)',
    'zh-CN': '简体中文',
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
    Object.fromEntries([['', 'As the story says'], ...storyScenarios.map((name) => [name, name])]),
  ),
  /** Imitated, see `emulateForcedColors`. */
  forcedColors: choice('Forced colours (imitated)', 'contrast', {
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
    '100%': 'All there is',
  }),
};

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
