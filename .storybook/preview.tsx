import type { Preview } from '@storybook/react-vite';
import { lazy, Suspense } from 'react';
import { configure, expect, spyOn } from 'storybook/test';
import { StoryStage } from '../packages/components/src/stories/StoryStage.tsx';
import { createStoryWallet } from '../packages/components/src/stories/storyWallet.ts';
import { globalTypes } from './globalTypes.ts';
import { propsFromDocstrings } from './propsFromDocstrings.ts';

// Only docs pages need it: tests of stories do without.
const ComponentDocs = lazy(async () => ({ default: (await import('./ComponentDocs.tsx')).ComponentDocs }));

// How long a story waits for what it looks for. A busy machine is no finding.
configure({ asyncUtilTimeout: 5_000 });

const initialGlobals: Record<string, string> = {
  scheme: 'light',
  accent: '',
  radius: '',
  density: 'comfortable',
  direction: 'locale',
  locale: 'en-US',
  width: '484px',
  currency: '',
  scenario: '',
  forcedColors: '',
};

/** What a story says of its page holds until the toolbar says something else. */
function stageOf(
  globals: Record<string, string>,
  stage: Record<string, string> = {},
): Record<string, string> {
  const said = Object.entries(stage).filter(([name]) => globals[name] === initialGlobals[name]);
  return { ...globals, ...Object.fromEntries(said) };
}

const preview: Preview = {
  tags: ['autodocs'],
  parameters: {
    layout: 'fullscreen',
    a11y: { test: 'error' },
    controls: { expanded: true },
    docs: {
      page: () => (
        <Suspense>
          <ComponentDocs />
        </Suspense>
      ),
      toc: { headingSelector: 'h2', ignoreSelector: '.anatomy *, .docs-story *' },
    },
    options: {
      storySort: {
        order: [
          'Playground',
          'Tokens',
          'Recipes',
          'WalletPage',
          'BalanceCard',
          'TopUpForm',
          'TopUpDialog',
          'LedgerTable',
          'EntryDetail',
          'AutoTopUpSettings',
          'AlertSettings',
          'LowBalanceBanner',
        ],
      },
    },
  },
  globalTypes,
  argTypesEnhancers: [propsFromDocstrings],
  initialGlobals,
  beforeEach: () => {
    const reported = spyOn(console, 'error');
    return () => {
      expect(reported).not.toHaveBeenCalled();
      reported.mockRestore();
    };
  },
  loaders: [
    ({ parameters, globals }) => ({
      wallet: createStoryWallet({
        ...parameters.wallet,
        ...(globals.scenario ? { scenario: globals.scenario } : {}),
      }),
    }),
  ],
  decorators: [
    (Story, { loaded, globals, parameters }) =>
      // A recipe is a page of its own.
      parameters.stage === null ? (
        <Story />
      ) : (
        <StoryStage wallet={loaded.wallet} globals={stageOf(globals, parameters.stage)}>
          <Story />
        </StoryStage>
      ),
  ],
};

export default preview;
