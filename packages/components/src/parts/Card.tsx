'use client';
import { type ComponentPropsWithoutRef, forwardRef } from 'react';
import { useRootAttributes } from '../WalletTheme/useRootAttributes.ts';
import { slot } from './slot.ts';

type CardProps = ComponentPropsWithoutRef<'section'> & { slotName: string };

/** The surface that a widget stands on. */
export const Card = forwardRef<HTMLElement, CardProps>(function Card({ slotName, className, ...rest }, ref) {
  return (
    <section {...useRootAttributes()} {...rest} {...slot(slotName, 'coffer-card', className)} ref={ref} />
  );
});
