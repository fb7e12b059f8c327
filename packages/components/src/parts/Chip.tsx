'use client';
import type { ComponentPropsWithoutRef } from 'react';
import type { Tone } from './Notice.tsx';
import { slot } from './slot.ts';

type ChipProps = ComponentPropsWithoutRef<'span'> & { slotName: string; tone?: Tone };

/** One word about a state. */
export function Chip({ slotName, tone = 'neutral', className, ...rest }: ChipProps) {
  return <span {...rest} {...slot(slotName, 'coffer-chip', className)} data-tone={tone} />;
}
