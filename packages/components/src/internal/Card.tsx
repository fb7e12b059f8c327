'use client';
import { type ComponentPropsWithoutRef, forwardRef, useContext } from 'react';
import { ThemeContext } from '../WalletTheme/ThemeContext.ts';
import { useRootAttributes } from '../WalletTheme/useRootAttributes.ts';
import { slot } from './slot.ts';

type CardProps = ComponentPropsWithoutRef<'section'> & { slotName: string };

const ownTheme = { messages: {} };

/** The root of a widget, and the surface that it stands on unless its variant is `inline`. */
export const Card = forwardRef<HTMLElement, CardProps>(function Card({ slotName, className, ...rest }, ref) {
  return (
    <ThemeContext.Provider value={useContext(ThemeContext) ?? ownTheme}>
      <section {...useRootAttributes()} {...rest} {...slot(slotName, 'coffer-card', className)} ref={ref} />
    </ThemeContext.Provider>
  );
});
