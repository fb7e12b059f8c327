'use client';
import type { ComponentPropsWithoutRef, ReactNode } from 'react';
import { slot } from './slot.ts';

export type Tone = 'neutral' | 'positive' | 'warning' | 'danger';

type NoticeProps = Omit<ComponentPropsWithoutRef<'div'>, 'title'> & {
  slotName: string;
  tone: Tone;
  title: ReactNode;
  /** What to do about it: buttons. */
  actions?: ReactNode;
};

/** Says what is the matter, why it matters and what to do; its mark tells the tone by shape as well. */
export function Notice({ slotName, tone, title, actions, className, children, ...rest }: NoticeProps) {
  return (
    <div {...rest} {...slot(slotName, 'coffer-notice', className)} data-tone={tone}>
      <p {...slot(`${slotName}-title`, 'coffer-strong')}>{title}</p>
      {children && <p {...slot(`${slotName}-text`, 'coffer-notice-text')}>{children}</p>}
      {actions && <div {...slot(`${slotName}-actions`, 'coffer-actions')}>{actions}</div>}
    </div>
  );
}
