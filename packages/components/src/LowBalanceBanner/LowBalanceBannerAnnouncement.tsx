'use client';
import { forwardRef, useEffect, useState } from 'react';
import { slot } from '../internal/slot.ts';
import type { LowBalanceText } from './useLowBalanceText.ts';

type LowBalanceBannerAnnouncementProps = {
  told: LowBalanceText | null;
  /** What is told once, however the figures in it change. */
  event: string;
};

/** Says what has come, once, when the screen reader has time for it. It is there before, or it would not be heard. */
export const LowBalanceBannerAnnouncement = forwardRef<HTMLSpanElement, LowBalanceBannerAnnouncementProps>(
  function LowBalanceBannerAnnouncement({ told, event }, ref) {
    const [said, setSaid] = useState({ event: '', text: '' });
    const text = told ? `${told.title}. ${told.text}` : '';
    useEffect(() => setSaid((before) => (before.event === event ? before : { event, text })), [event, text]);
    return (
      <span
        {...slot('low-balance-banner-announcement', 'coffer-spoken')}
        ref={ref}
        role="status"
        tabIndex={-1}
      >
        {said.text}
      </span>
    );
  },
);
