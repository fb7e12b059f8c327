import type { ExoticComponent, ReactNode, RefCallback } from 'react';
import { expect, test } from 'vitest';
import { renderOnStage } from './renderOnStage.tsx';

type RootProps = {
  ref?: RefCallback<HTMLElement> | undefined;
  className?: string | undefined;
  style?: { color?: string } | undefined;
  title?: string | undefined;
};

/**
 * Tests the promises of every component to its host. A component with required props is passed as a function that adds
 * them, because React 18 passes no ref to a function component.
 */
export function describeConformance(
  name: string,
  Component: ExoticComponent<RootProps> | ((props: RootProps) => ReactNode),
): void {
  const shown = (props: RootProps) => ('$$typeof' in Component ? <Component {...props} /> : Component(props));
  test(`${name}: takes className, style, ref and the rest of its element's props`, async () => {
    let element: HTMLElement | null = null;
    const ref: RefCallback<HTMLElement> = (node) => {
      element = node;
    };
    const { baseElement: container } = renderOnStage(
      shown({ className: 'mine', style: { color: 'red' }, title: 'Mine', ref }),
    );
    await expect.poll(() => element?.isConnected).toBe(true);
    const root = container.querySelector('.mine');
    expect(root).not.toBeNull();
    expect(root?.getAttribute('style')).toContain('color: red');
    expect(root?.contains(element)).toBe(true);
    expect(container.querySelector('[title="Mine"]')).not.toBeNull();
  });

  test(`${name}: has a data-slot on every node`, async () => {
    const { baseElement: container } = renderOnStage(shown({ className: 'mine' }));
    await expect.poll(() => container.querySelector('.coffer-skeleton'), { timeout: 5_000 }).toBeNull();
    // Nodes inside a drawing and options of a list have no slot.
    const nodes = container.querySelectorAll('.mine, .mine :not(svg *, option)');
    const unnamed = [...nodes]
      .filter((node) => !node.hasAttribute('data-slot'))
      .map(({ tagName }) => tagName);
    expect(unnamed).toEqual([]);
  });
}
