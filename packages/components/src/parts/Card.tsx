'use client';
import { type ComponentPropsWithoutRef, forwardRef } from 'react';
import { useRootAttributes } from '../WalletTheme/useRootAttributes.ts';
import { slot } from './slot.ts';

type CardProps = ComponentPropsWithoutRef<'section'> & { slotName: string };

/** The root of a widget, and the surface that it stands on unless its variant is `inline`. */
export const Card = forwardRef<HTMLElement, CardProps>(function Card({ slotName, className, ...rest }, ref) {
  return (
    <section {...useRootAttributes()} {...rest} {...slot(slotName, 'coffer-card', className)} ref={ref} />
  );
});
