'use client';
import { type ComponentPropsWithoutRef, forwardRef, useContext } from 'react';
import { ThemeContext, useRootAttributes } from '../WalletTheme/ThemeContext.ts';
import { slot } from './slot.ts';

type CardProps = ComponentPropsWithoutRef<'section'> & { slotName: string };

const ownTheme = { messages: {} };

/**
 * Root of a widget. It draws a card unless `data-variant` is `inline`. Outside of a `WalletTheme` it is a theme root, and
 * the widgets inside it are not.
 */
export const Card = forwardRef<HTMLElement, CardProps>(function Card({ slotName, className, ...rest }, ref) {
  return (
    <ThemeContext.Provider value={useContext(ThemeContext) ?? ownTheme}>
      <section {...useRootAttributes()} {...rest} {...slot(slotName, 'coffer-card', className)} ref={ref} />
    </ThemeContext.Provider>
  );
});
