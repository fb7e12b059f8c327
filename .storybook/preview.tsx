import type { Preview } from '@storybook/react-vite';
import { expect, spyOn } from 'storybook/test';
import { StoryStage } from '../packages/components/src/stories/StoryStage.tsx';
import { createStoryWallet } from '../packages/components/src/stories/storyWallet.ts';
import { globalTypes } from './globalTypes.ts';

const preview: Preview = {
  tags: ['autodocs'],
  parameters: {
    layout: 'fullscreen',
    a11y: { test: 'error' },
    controls: { expanded: true },
    options: {
      storySort: { order: ['Playground', 'Tokens', 'WalletPage', 'BalanceCard', 'TopUpForm', 'LedgerTable'] },
    },
  },
  globalTypes,
  initialGlobals: {
    scheme: 'light',
    accent: '',
    radius: '',
    density: 'comfortable',
    direction: 'locale',
    locale: 'en-US',
    width: '484px',
    currency: '',
    scenario: '',
  },
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
    (Story, { loaded, globals, parameters }) => (
      <StoryStage wallet={loaded.wallet} globals={{ ...globals, ...parameters.stage }}>
        <Story />
      </StoryStage>
    ),
  ],
};

export default preview;
