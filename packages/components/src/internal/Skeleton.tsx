'use client';
import { slot } from './slot.ts';

type SkeletonProps = {
  slotName: string;
  /** Width in characters. The height is that of the text around it, so that nothing moves when the text arrives. */
  characters: number;
};

/** Placeholder for text that is loading. */
export function Skeleton({ slotName, characters }: SkeletonProps) {
  return (
    <span {...slot(slotName, 'coffer-skeleton')} aria-hidden="true">
      {'\u2007'.repeat(characters)}
    </span>
  );
}
