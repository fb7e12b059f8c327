'use client';
import type { UseEntriesReturnType } from '@coffer/hooks';
import { type RefObject, useEffect, useRef } from 'react';
import { FailureNotice } from '../internal/FailureNotice.tsx';
import { slot } from '../internal/slot.ts';
import { WaitingButton } from '../internal/WaitingButton.tsx';
import { ledgerTexts } from '../locales/en.ts';
import { useTranslate } from '../locales/useTranslate.ts';

type LedgerTableFooterProps = {
  query: UseEntriesReturnType;
  autoLoad: boolean;
  className: string | undefined;
};

/** Loads older entries, and tells screen readers how many are shown. */
export function LedgerTableFooter({ query, autoLoad, className }: LedgerTableFooterProps) {
  const t = useTranslate(ledgerTexts);
  const { data, hasNextPage, isFetchingNextPage, isFetchNextPageError, error, fetchNextPage } = query;
  const pages = data?.pages ?? [];
  const count = pages.reduce((sum, page) => sum + page.items.length, 0);
  const end = useRef<HTMLDivElement>(null);
  const mayLoad = hasNextPage && !isFetchingNextPage;
  useInSight(end, autoLoad && mayLoad && !isFetchNextPageError, () => void fetchNextPage());
  return (
    <div {...slot('ledger-table-footer', 'coffer-footer', 'coffer-below', className)} ref={end}>
      {isFetchNextPageError && (
        <FailureNotice slotName="ledger-table-more-failed" title={t('ledger.moreFailed')} error={error} />
      )}
      {hasNextPage && (
        <WaitingButton
          slotName="ledger-table-show-more"
          error={isFetchNextPageError ? error : null}
          variant="quiet"
          aria-disabled={!mayLoad}
          onClick={() => void fetchNextPage()}
        >
          {isFetchNextPageError ? t('common.retry') : t('ledger.showMore')}
        </WaitingButton>
      )}
      <span {...slot('ledger-table-count', 'coffer-spoken')} role="status">
        {pages.length > 1 && t('ledger.shown', { count })}
      </span>
    </div>
  );
}

function useInSight(target: RefObject<HTMLElement | null>, isWanted: boolean, onInSight: () => void) {
  useEffect(() => {
    const element = target.current;
    // jsdom has no observer. The button loads more there, as everywhere.
    if (!isWanted || !element || !('IntersectionObserver' in globalThis)) return;
    const observer = new IntersectionObserver(
      (entries) => entries.some((entry) => entry.isIntersecting) && onInSight(),
      { rootMargin: '400px' },
    );
    observer.observe(element);
    return () => observer.disconnect();
  });
}
