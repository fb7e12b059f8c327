'use client';
import { type ComponentPropsWithoutRef, forwardRef } from 'react';
import { InsideRoot, useWidgetRoot } from '../WalletTheme/useWidgetRoot.ts';
import { slot } from './slot.ts';

type CardProps = ComponentPropsWithoutRef<'section'> & { slotName: string };

/** Root of a widget. It draws a card unless `data-variant` is `inline`. */
export const Card = forwardRef<HTMLElement, CardProps>(function Card(props, ref) {
  const { slotName, className, children, ...rest } = props;
  return (
    <section {...useWidgetRoot(rest, ref)} {...slot(slotName, 'coffer-card', className)}>
      <InsideRoot value={true}>{children}</InsideRoot>
    </section>
  );
});
