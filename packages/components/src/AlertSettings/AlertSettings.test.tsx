import { render } from '@testing-library/react';
import { expect, onTestFinished, test } from 'vitest';
import { StoryStage } from '../stories/StoryStage.tsx';
import { createStoryWallet } from '../stories/storyWallet.ts';
import { describeConformance } from '../testing/describeConformance.tsx';
import { AlertSettings } from './AlertSettings.tsx';

describeConformance('<AlertSettings />', AlertSettings);

function openIn(scenario: 'loading' | 'default' | 'empty') {
  const page = render(
    <StoryStage wallet={createStoryWallet({ scenario })} globals={{ width: '484px' }}>
      <AlertSettings />
    </StoryStage>,
  );
  onTestFinished(page.unmount);
  return page;
}

test('behavior: keeps its height when the alert has loaded', async () => {
  const heightOf = ({ container }: ReturnType<typeof openIn>, state: string) =>
    container.querySelector(`section[data-state="${state}"]`)?.clientHeight;
  const loading = heightOf(openIn('loading'), 'loading');
  const on = openIn('default');
  const off = openIn('empty');
  await expect.poll(() => heightOf(on, 'on')).toBe(loading);
  await expect.poll(() => heightOf(off, 'off')).toBe(loading);
});
