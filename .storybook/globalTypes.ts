import type { Preview } from '@storybook/react-vite';

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
  }),
  width: choice('Container width', 'grow', {
    '280px': '280 px',
    '360px': '360 px',
    '484px': '484 px',
    '720px': '720 px',
    '100%': 'All there is',
  }),
};

function choice(title: string, icon: string, items: Record<string, string>) {
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
