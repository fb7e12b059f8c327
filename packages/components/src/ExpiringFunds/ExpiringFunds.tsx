'use client';
import type { Grant } from '@coffer/adapter';
import { useFormatMoney, useGrants, useWalletLocale, useWalletSession, useWallets } from '@coffer/hooks';
import { type ComponentPropsWithoutRef, type ForwardedRef, useId } from 'react';
import { Button } from '../internal/Button.tsx';
import { Card } from '../internal/Card.tsx';
import { FailureNotice } from '../internal/FailureNotice.tsx';
import { Notice } from '../internal/Notice.tsx';
import { Skeleton } from '../internal/Skeleton.tsx';
import { type ClassNames, slot } from '../internal/slot.ts';
import { withCardBoundary } from '../internal/withCardBoundary.tsx';
import { expiringTexts } from '../locales/en.ts';
import { useTranslate } from '../locales/useTranslate.ts';
import { normalizeMoneyText } from '../Money/normalizeMoneyText.ts';
import { ExpiringFundsItem, type ExpiringGrant } from './ExpiringFundsItem.tsx';

/** Parts of `ExpiringFunds` for `classNames`. Each node has `data-slot="expiring-funds-<part>"`. */
export type ExpiringFundsPart = 'title' | 'warning' | 'list' | 'item' | 'notice' | 'footer';

export type ExpiringFundsClassNames = ClassNames<ExpiringFundsPart>;

export type ExpiringFundsProps = Omit<ComponentPropsWithoutRef<'section'>, 'children'> & {
  /**
   * Wallet whose funds are listed.
   * @default the selected wallet, else the first active one
   */
  walletId?: string | undefined;
  /**
   * Days before their expiry from which funds are marked as expiring soon.
   * @default 7
   */
  warningDays?: number | undefined;
  /**
   * Heading level of the title.
   * @default 2
   */
  headingLevel?: 2 | 3 | 4 | undefined;
  /** Class names by part. */
  classNames?: ExpiringFundsClassNames | undefined;
};

const dayMs = 86_400_000;
const grantsPerPage = 10;

/** Lists the funds that will expire, soonest first. Shows nothing if the backend has no grants. */
export const ExpiringFunds = withCardBoundary(
  'expiring-funds',
  function ExpiringFunds(props: ExpiringFundsProps, ref: ForwardedRef<HTMLElement>) {
    const { walletId, warningDays = 7, headingLevel = 2, classNames = {}, ...rest } = props;
    const t = useTranslate(expiringTexts);
    const titleId = useId();
    const { now } = useWalletLocale();
    const { format } = useFormatMoney();
    const session = useWalletSession();
    const wallets = useWallets();
    const grants = useGrants({ walletId, order: 'expiry', limit: grantsPerPage });
    const failed = [session, wallets, grants].find(
      (query) => query.isError || (query.isPaused && !query.data),
    );
    const expiring = grants.data?.pages.flatMap(({ items }) => items).filter(isExpiring);
    const daysLeft = ({ expiresAt }: ExpiringGrant) =>
      Math.max(1, Math.ceil((Date.parse(expiresAt) - Number(now())) / dayMs));
    const isSoon = (grant: ExpiringGrant) => daysLeft(grant) <= warningDays;
    const next = expiring?.[0];
    const state = stateOf();
    const Heading = `h${headingLevel}` as const;
    if (session.data?.capabilities.includes('grants') === false) return null;
    return (
      <Card
        aria-labelledby={titleId}
        aria-busy={state === 'loading'}
        {...rest}
        ref={ref}
        slotName="expiring-funds"
        data-state={state}
      >
        <Heading {...slot('expiring-funds-title', 'coffer-title', classNames.title)} id={titleId}>
          {t('expiring.title')}
        </Heading>
        {state === 'error' && (
          <FailureNotice
            slotName="expiring-funds-notice"
            title={t('expiring.failed')}
            error={failed?.error ?? null}
            onRetry={() => void failed?.refetch()}
            className={classNames.notice}
          />
        )}
        {state === 'empty' && (
          <Notice
            slotName="expiring-funds-notice"
            tone="neutral"
            title={t('expiring.empty')}
            className={classNames.notice}
          >
            {t('expiring.emptyExplanation')}
          </Notice>
        )}
        {state === 'soon' && next && (
          <Notice
            slotName="expiring-funds-warning"
            tone="warning"
            className={classNames.warning}
            title={t('expiring.soon', {
              amount: normalizeMoneyText(format(next.remaining)),
              count: daysLeft(next),
            })}
          >
            {t('expiring.explanation')}
          </Notice>
        )}
        {(next || state === 'loading') && (
          <ul {...slot('expiring-funds-list', 'coffer-expiring-funds-list', classNames.list)}>
            {expiring?.map((grant) => (
              <ExpiringFundsItem
                key={grant.id}
                grant={grant}
                daysLeft={daysLeft(grant)}
                isSoon={isSoon(grant)}
                className={classNames.item}
              />
            )) ?? (
              <li {...slot('expiring-funds-item', 'coffer-expiring-funds-item')}>
                <Skeleton slotName="expiring-funds-skeleton" characters={14} />
                <Skeleton slotName="expiring-funds-skeleton" characters={7} />
              </li>
            )}
          </ul>
        )}
        {grants.isFetchNextPageError && (
          <FailureNotice
            slotName="expiring-funds-more-failed"
            title={t('expiring.moreFailed')}
            error={grants.error}
            className={classNames.notice}
          />
        )}
        {grants.hasNextPage && (
          <div {...slot('expiring-funds-footer', 'coffer-footer', 'coffer-below', classNames.footer)}>
            <Button
              slotName="expiring-funds-show-more"
              variant="quiet"
              aria-disabled={grants.isFetchingNextPage}
              onClick={() => void grants.fetchNextPage()}
            >
              {grants.isFetchNextPageError ? t('common.retry') : t('expiring.showMore')}
            </Button>
          </div>
        )}
      </Card>
    );

    function stateOf() {
      if (next) return isSoon(next) ? 'soon' : 'ready';
      if (expiring || wallets.data?.length === 0) return 'empty';
      return failed ? 'error' : 'loading';
    }
  },
);

function isExpiring(grant: Grant): grant is ExpiringGrant {
  return grant.expiresAt !== null;
}
