'use client';
import type { ComponentPropsWithoutRef, ReactNode } from 'react';
import { slot } from './slot.ts';

export type Tone = 'neutral' | 'positive' | 'warning' | 'danger';

type NoticeProps = Omit<ComponentPropsWithoutRef<'div'>, 'title'> & {
  slotName: string;
  tone: Tone;
  title: ReactNode;
  /** Buttons that say what can be done. */
  actions?: ReactNode;
};

/** A message inside a widget. Its mark shows the tone by shape as well as by colour. */
export function Notice({ slotName, tone, title, actions, className, children, ...rest }: NoticeProps) {
  return (
    <div {...rest} {...slot(slotName, 'coffer-notice', className)} data-tone={tone}>
      <p {...slot(`${slotName}-title`, 'coffer-strong')}>{title}</p>
      {children && <p {...slot(`${slotName}-text`, 'coffer-notice-text')}>{children}</p>}
      {actions && <div {...slot(`${slotName}-actions`, 'coffer-actions')}>{actions}</div>}
    </div>
  );
}
