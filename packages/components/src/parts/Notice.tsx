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

/** Says what is the matter, why it matters and what to do; the icon's shape tells the tone, not colour alone. */
export function Notice({ slotName, tone, title, actions, className, children, ...rest }: NoticeProps) {
  return (
    <div {...rest} {...slot(slotName, 'coffer-notice', className)} data-tone={tone}>
      <svg {...slot(`${slotName}-icon`, 'coffer-notice-icon')} viewBox="0 0 20 20" aria-hidden="true">
        <path
          d={icons[tone]}
          fill="none"
          stroke="currentColor"
          strokeWidth="1.6"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </svg>
      <p {...slot(`${slotName}-title`, 'coffer-notice-title')}>{title}</p>
      {children && <p {...slot(`${slotName}-text`, 'coffer-notice-text')}>{children}</p>}
      {actions && <div {...slot(`${slotName}-actions`, 'coffer-notice-actions')}>{actions}</div>}
    </div>
  );
}

const circle = 'M10 2.5a7.5 7.5 0 1 1 0 15 7.5 7.5 0 0 1 0-15Z';
const icons: Record<Tone, string> = {
  neutral: `${circle}M10 9.2v4.3M10 6.4v.1`,
  positive: `${circle}m-3.2 7.7 2.3 2.3 4.4-4.8`,
  warning: 'M10 3 18 17H2ZM10 8.2v4M10 14.6v.1',
  danger: `${circle}M10 6v4.8M10 13.7v.1`,
};
