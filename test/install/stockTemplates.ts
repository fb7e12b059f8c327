/** A framework's own template, and the changes that a host developer makes in its files. */
export type StockTemplate = {
  /** The CLI with its exact version, then its parameters. The CLI's npm package contains the template. */
  create: [cli: string, ...parameters: string[]];
  edits: { file: string; replace: string; by: string }[];
};

const createNext = 'create-next-app@16.4.3';
const createVite = 'create-vite@9.3.0';
const createTanStack = '@tanstack/cli@0.71.0';

const nextParameters = [
  '--ts',
  '--app',
  '--no-linter',
  '--no-src-dir',
  '--no-react-compiler',
  '--import-alias',
  '@/*',
  '--skip-install',
  '--disable-git',
  '--yes',
];
const viteParameters = ['--template', 'react-ts', '--no-interactive'];
const tanStackParameters = [
  '--no-install',
  '--no-git',
  '--no-examples',
  '--no-intent',
  '--no-toolchain',
  '--package-manager',
  'pnpm',
  '--yes',
];

/**
 * The hosts that start from a template, by name. The template's style sheets stay as they are. Only a remote font is
 * replaced with the same font, or one of the same kind, from npm.
 */
export const stockTemplates: Record<string, StockTemplate> = {
  next: {
    create: [createNext, 'next', '--no-tailwind', ...nextParameters],
    edits: localGeist(),
  },
  'next-tailwind': {
    create: [createNext, 'next-tailwind', '--tailwind', ...nextParameters],
    edits: [
      ...localGeist(),
      {
        file: 'app/globals.css',
        replace: '@import "tailwindcss";\n',
        by: '@import "tailwindcss";\n@import "@coffer/components/styles.css" layer(components);\n',
      },
    ],
  },
  readme: { create: [createVite, 'readme', ...viteParameters], edits: [] },
  vite: {
    create: [createVite, 'vite', ...viteParameters],
    edits: [
      {
        file: 'src/main.tsx',
        replace: "import App from './App.tsx'\n",
        by: "import App from './App.tsx'\nimport { TopUpInModal } from './TopUpInModal.tsx'\n",
      },
      { file: 'src/main.tsx', replace: '<App />', by: '<App />\n    <TopUpInModal />' },
    ],
  },
  'tanstack-start': {
    create: [createTanStack, 'create', 'tanstack-start', ...tanStackParameters],
    edits: [],
  },
  shadcn: {
    // `shadcn init` downloads its template. This add-on writes the same variables, layers and components.json.
    create: [createTanStack, 'create', 'shadcn', '--add-ons', 'shadcn', ...tanStackParameters],
    edits: [
      {
        file: 'src/styles.css',
        replace:
          "@import url('https://fonts.googleapis.com/css2?family=Fraunces:opsz,wght@9..144,500;9..144,700&family=Manrope:wght@400;500;600;700;800&display=swap');",
        by: "@import '@fontsource-variable/manrope';",
      },
      {
        file: 'src/styles.css',
        replace: "@import 'tailwindcss';\n",
        by: "@import 'tailwindcss';\n@import '@coffer/components/styles.css' layer(components);\n@import './coffer.css';\n",
      },
      { file: 'src/styles.css', replace: "--font-sans: 'Manrope'", by: "--font-sans: 'Manrope Variable'" },
    ],
  },
  mui: {
    create: [createVite, 'mui', ...viteParameters],
    // MUI's installation page: Roboto from npm, and CssBaseline instead of another style sheet.
    edits: [
      {
        file: 'src/main.tsx',
        replace: "import './index.css'\n",
        by: [300, 400, 500, 700].map((weight) => `import '@fontsource/roboto/${weight}.css'\n`).join(''),
      },
    ],
  },
  mantine: {
    create: [createVite, 'mantine', ...viteParameters],
    edits: [{ file: 'src/main.tsx', replace: "import './index.css'\n", by: '' }],
  },
};

/** `next/font/google` downloads its fonts at build time. The package `geist` has the same fonts. */
function localGeist(): StockTemplate['edits'] {
  const file = 'app/layout.tsx';
  const font = (name: string) =>
    `const geist${name} = Geist${name === 'Mono' ? '_Mono' : ''}({\n  variable: "--font-geist-${name.toLowerCase()}",\n  subsets: ["latin"],\n});\n`;
  return [
    {
      file,
      replace: 'import { Geist, Geist_Mono } from "next/font/google";',
      by: 'import { GeistMono as geistMono } from "geist/font/mono";\nimport { GeistSans as geistSans } from "geist/font/sans";',
    },
    { file, replace: font('Sans'), by: '' },
    { file, replace: font('Mono'), by: '' },
  ];
}
