'use client';
import { slot } from './slot.ts';

type SkeletonProps = {
  slotName: string;
  /** How many characters wide; the height is that of the text around it, so that nothing moves later. */
  characters: number;
};

/** Stands where text will be. */
export function Skeleton({ slotName, characters }: SkeletonProps) {
  return (
    <span {...slot(slotName, 'coffer-skeleton')} aria-hidden="true">
      {'\u2007'.repeat(characters)}
    </span>
  );
}
