import { composeStory, type Meta, type StoryObj } from '@storybook/react-vite';
import type {} from '@vitest/browser-playwright';
import { beforeAll, describe, expect, test } from 'vitest';
import { cdp, page } from 'vitest/browser';
import preview from '../../../../.storybook/preview.tsx';
import baselines from '../../screenshots/chromium.json';
import type { ComponentGuide } from '../stories/ComponentGuide.ts';

type StoryFile = { default: Meta } & Record<string, StoryObj>;

const files = import.meta.glob<StoryFile>('../*/*.stories.tsx', { eager: true });

const modes: Record<string, Record<string, string>> = {
  light: {},
  dark: { scheme: 'dark' },
  arabic: { locale: 'ar-EG' },
  // The feature of the browser, not the emulation of the toolbar.
  forced: {},
};

const keyStories = Object.values(files).flatMap((file) => {
  const guide: ComponentGuide | undefined = file.default.parameters?.guide;
  return guide ? [{ title: file.default.title ?? '', file, guide }] : [];
});

const now = Number(/Chrom\w+\/(\d+)/.exec(navigator.userAgent)?.[1]);
const comparatorOptions =
  baselines.major === now
    ? { threshold: 0.02, allowedMismatchedPixels: 8 }
    : { threshold: 0.25, allowedMismatchedPixelRatio: 0.01 };

// All fonts load before the first story, which otherwise is captured without its font.
beforeAll(async () => {
  await Promise.all([...document.fonts].map((font) => font.load()));
});

test('every component has a docs page', () => {
  const folders = Object.keys(files).map((path) => path.split('/')[1]);
  const components = new Set(folders.filter((folder) => folder !== 'stories'));
  expect(keyStories.map(({ title }) => title).sort()).toEqual([...components].sort());
});

describe.each(keyStories)('$title', ({ title, file, guide }) => {
  test.each(Object.keys(modes))('%s', async (mode) => {
    const features = [{ name: 'forced-colors', value: mode === 'forced' ? 'active' : 'none' }];
    await cdp().send('Emulation.setEmulatedMedia', { features });
    // Without the play function: the story as it is shown at first.
    const { play, ...annotations } = file[guide.story] ?? {};
    const story = composeStory(annotations, file.default, {
      ...preview,
      initialGlobals: { ...preview.initialGlobals, ...modes[mode] },
    });
    await story.run();
    // Waits for late content and for each part that the docs page names.
    await expect.poll(() => unfinished(guide), { timeout: 10_000 }).toEqual([]);
    const shown =
      document.querySelector<HTMLElement>('dialog[open]') ?? document.querySelector<HTMLElement>('.stage');
    // Captures the first screen of long content.
    Object.assign(shown?.style ?? {}, { maxBlockSize: '1000px', overflow: 'clip' });
    await expect
      .element(page.elementLocator(shown ?? document.body))
      .toMatchScreenshot(`${title}-${mode}`, { comparatorOptions, timeout: 10_000 });
  });
});

function unfinished(guide: ComponentGuide): string[] {
  const waiting = [...document.querySelectorAll('.coffer-skeleton, [aria-busy="true"]')];
  // An empty node reserves the space of late content.
  const missing = guide.parts.filter(
    ({ slot }) =>
      document.querySelector(`[data-slot="${slot}"]:not(p:empty, span:empty, svg:empty)`) === null,
  );
  return [...missing.map(({ slot }) => slot), ...waiting.map(({ tagName }) => tagName)];
}
