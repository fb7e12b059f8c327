import type { Preview } from '@storybook/react-vite';
import { lazy, Suspense } from 'react';
import { configure, expect, spyOn } from 'storybook/test';
import { StoryStage } from '../packages/components/src/stories/StoryStage.tsx';
import { createStoryWallet } from '../packages/components/src/stories/storyWallet.ts';
import { globalTypes } from './globalTypes.ts';
import { propsFromDocstrings } from './propsFromDocstrings.ts';

// Loads only for docs pages, so that tests of stories start faster.
const ComponentDocs = lazy(async () => ({ default: (await import('./ComponentDocs.tsx')).ComponentDocs }));

// Stories wait this long for an element, because a busy machine is slow.
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

/** Returns the toolbar's values. A story's own values apply until the toolbar changes them. */
function stageOf(
  globals: Record<string, string>,
  stage: Record<string, string> = {},
): Record<string, string> {
  const storyValues = Object.entries(stage).filter(([name]) => globals[name] === initialGlobals[name]);
  return { ...globals, ...Object.fromEntries(storyValues) };
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
      // A recipe is a whole page, without the stage.
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
