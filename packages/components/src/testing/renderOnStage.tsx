import { type RenderResult, render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { onTestFinished } from 'vitest';
import { StoryStage } from '../stories/StoryStage.tsx';
import { createStoryWallet } from '../stories/storyWallet.ts';

/** Renders children like a story, on a wallet in memory. They are unmounted after the test. */
export function renderOnStage(children: ReactNode, globals: Record<string, string> = {}): RenderResult {
  const result = render(
    <StoryStage wallet={createStoryWallet({})} globals={globals}>
      {children}
    </StoryStage>,
  );
  onTestFinished(result.unmount);
  return result;
}
