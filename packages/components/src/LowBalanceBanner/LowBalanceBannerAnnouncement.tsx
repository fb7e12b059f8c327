'use client';
import { forwardRef, useEffect, useState } from 'react';
import { slot } from '../internal/slot.ts';
import type { LowBalanceText } from './useLowBalanceText.ts';

type LowBalanceBannerAnnouncementProps = {
  warning: LowBalanceText | null;
  /** Identifies the warning. Each one is announced once, even if its amounts change. */
  event: string;
};

/**
 * Announces each warning to screen readers once. The live region is on the page before the warning, or it would not be
 * announced.
 */
export const LowBalanceBannerAnnouncement = forwardRef<HTMLSpanElement, LowBalanceBannerAnnouncementProps>(
  function LowBalanceBannerAnnouncement({ warning, event }, ref) {
    const [announced, setAnnounced] = useState({ event: '', text: '' });
    const text = warning ? `${warning.title}. ${warning.text}` : '';
    useEffect(
      () => setAnnounced((before) => (before.event === event ? before : { event, text })),
      [event, text],
    );
    return (
      <span
        {...slot('low-balance-banner-announcement', 'coffer-spoken')}
        ref={ref}
        role="status"
        tabIndex={-1}
      >
        {announced.text}
      </span>
    );
  },
);
