import { render } from '@testing-library/react';
import { expect, onTestFinished, test } from 'vitest';
import { StoryStage } from '../stories/StoryStage.tsx';
import { createStoryWallet } from '../stories/storyWallet.ts';
import { describeConformance } from '../testing/describeConformance.tsx';
import { AutoTopUpSettings } from './AutoTopUpSettings.tsx';
import { draftProblems } from './autoTopUpProblems.ts';

describeConformance('<AutoTopUpSettings />', AutoTopUpSettings);

function heightIn(scenario: 'loading' | 'default' | 'autoTopUp', width: string) {
  const page = render(
    <StoryStage wallet={createStoryWallet({ scenario })} globals={{ width }}>
      <AutoTopUpSettings />
    </StoryStage>,
  );
  onTestFinished(page.unmount);
  const root = () => page.container.querySelector('[data-slot="auto-top-up-settings"]');
  return () =>
    (scenario === 'loading' || root()?.matches('[data-state="off"], [data-state="active"]')) &&
    root()?.clientHeight;
}

test.each(['484px', '300px'])('behavior: keeps its height when the rule has loaded, at %s', async (width) => {
  const loading = heightIn('loading', width)();
  const off = heightIn('default', width);
  const on = heightIn('autoTopUp', width);
  await expect.poll(off).toBe(loading);
  await expect.poll(on).toBe(loading);
});

test('rejects a threshold at or above the target balance', () => {
  const money = (amount: number) => ({ amount, currency: 'USD' });
  const limits = { currency: 'USD', min: money(500), max: money(500000), step: money(1), presets: [] };
  const draft = {
    mode: 'target' as const,
    threshold: money(50000),
    amount: money(50000),
    monthlyCap: money(40000),
    dailyCount: 2,
    paymentMethodId: null,
    version: 0,
  };
  expect(draftProblems(draft, limits)).toEqual({ threshold: 'notBelowTarget', monthlyCap: 'belowAmount' });
  expect(draftProblems({ ...draft, mode: 'fixed', monthlyCap: money(50000) }, limits)).toEqual({});
  expect(draftProblems({ ...draft, amount: null }, limits)).toEqual({});
});
