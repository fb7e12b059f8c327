'use client';
import { useInvoices, useWalletSession } from '@coffer/hooks';
import { type ComponentPropsWithoutRef, type ForwardedRef, useId } from 'react';
import { Card } from '../internal/Card.tsx';
import { FailureNotice } from '../internal/FailureNotice.tsx';
import { Notice } from '../internal/Notice.tsx';
import { Skeleton } from '../internal/Skeleton.tsx';
import { type ClassNames, slot } from '../internal/slot.ts';
import { WaitingButton } from '../internal/WaitingButton.tsx';
import { withCardBoundary } from '../internal/withCardBoundary.tsx';
import { invoicesTexts } from '../locales/en.ts';
import { useTranslate } from '../locales/useTranslate.ts';
import { InvoiceListItem } from './InvoiceListItem.tsx';

/** Parts of `InvoiceList` for `classNames`. Each node has `data-slot="invoice-list-<part>"`. */
export type InvoiceListPart = 'title' | 'list' | 'invoice' | 'details' | 'payment' | 'notice' | 'footer';

export type InvoiceListClassNames = ClassNames<InvoiceListPart>;

export type InvoiceListProps = Omit<ComponentPropsWithoutRef<'section'>, 'children'> & {
  /**
   * Invoices per page, 1 to 100.
   * @default 25
   */
  limit?: number | undefined;
  /**
   * Heading level of the title.
   * @default 2
   */
  headingLevel?: 2 | 3 | 4 | undefined;
  /** Class names by part. */
  classNames?: InvoiceListClassNames | undefined;
};

/**
 * Lists the customer's invoices, newest first, with their lines and payments. The customer can pay what is due. Shows
 * nothing if the backend has no invoices.
 */
export const InvoiceList = withCardBoundary(
  'invoice-list',
  function InvoiceList(props: InvoiceListProps, ref: ForwardedRef<HTMLElement>) {
    const { limit, headingLevel = 2, classNames = {}, ...rest } = props;
    const t = useTranslate(invoicesTexts);
    const titleId = useId();
    const session = useWalletSession();
    const query = useInvoices({ limit });
    const invoices = query.data?.pages.flatMap((page) => page.items);
    const failed = [session, query].find(({ isError, isPaused, data }) => !data && (isError || isPaused));
    const state = stateOf();
    const Heading = `h${headingLevel}` as const;
    if (session.data && !session.data.capabilities.includes('invoices')) return null;
    return (
      <Card
        aria-labelledby={titleId}
        aria-busy={state === 'loading'}
        {...rest}
        ref={ref}
        slotName="invoice-list"
        data-state={state}
      >
        <Heading {...slot('invoice-list-title', 'coffer-title', classNames.title)} id={titleId}>
          {t('invoices.title')}
        </Heading>
        {state === 'loading' && (
          <div {...slot('invoice-list-list')}>
            {[10, 12, 8].map((characters) => (
              <div key={characters} {...slot('invoice-list-invoice', 'coffer-invoice-list-invoice')}>
                <Skeleton slotName="invoice-list-skeleton" characters={characters} />
              </div>
            ))}
          </div>
        )}
        {state === 'error' && (
          <FailureNotice
            slotName="invoice-list-notice"
            title={t('invoices.failed')}
            error={failed?.error ?? null}
            onRetry={() => void failed?.refetch()}
            className={classNames.notice}
          />
        )}
        {state === 'empty' && (
          <Notice
            slotName="invoice-list-notice"
            tone="neutral"
            title={t('invoices.empty')}
            className={classNames.notice}
          >
            {t('invoices.emptyExplanation')}
          </Notice>
        )}
        {state === 'ready' && (
          <ul {...slot('invoice-list-list', classNames.list)}>
            {invoices?.map((invoice) => (
              <InvoiceListItem key={invoice.id} invoice={invoice} classNames={classNames} />
            ))}
          </ul>
        )}
        <div {...slot('invoice-list-footer', 'coffer-footer', 'coffer-below', classNames.footer)}>
          {query.isFetchNextPageError && (
            <FailureNotice
              slotName="invoice-list-more-failed"
              title={t('invoices.moreFailed')}
              error={query.error}
            />
          )}
          {query.hasNextPage && (
            <WaitingButton
              slotName="invoice-list-show-more"
              error={query.isFetchNextPageError ? query.error : null}
              variant="quiet"
              aria-disabled={query.isFetchingNextPage}
              onClick={() => void query.fetchNextPage()}
            >
              {query.isFetchNextPageError ? t('common.retry') : t('invoices.showMore')}
            </WaitingButton>
          )}
        </div>
      </Card>
    );

    function stateOf() {
      if (invoices) return invoices.length > 0 ? 'ready' : 'empty';
      return failed ? 'error' : 'loading';
    }
  },
);
