'use client';
import { useWalletSession } from '@coffer/hooks';
import type { ComponentPropsWithoutRef, ForwardedRef, ReactNode } from 'react';
import { Card } from '../internal/Card.tsx';
import { Skeleton } from '../internal/Skeleton.tsx';
import { type ClassNames, slot } from '../internal/slot.ts';
import { withCardBoundary } from '../internal/withCardBoundary.tsx';
import { balanceTexts } from '../locales/en.ts';
import { useTranslate } from '../locales/useTranslate.ts';
import { Money } from '../Money/Money.tsx';
import { BalanceCardActions } from './BalanceCardActions.tsx';
import { BalanceCardAnnouncement } from './BalanceCardAnnouncement.tsx';
import { BalanceCardBar } from './BalanceCardBar.tsx';
import { BalanceCardChips } from './BalanceCardChips.tsx';
import { BalanceCardForecast } from './BalanceCardForecast.tsx';
import { BalanceCardNotice } from './BalanceCardNotice.tsx';
import { BalanceCardRows } from './BalanceCardRows.tsx';
import { useBalanceView } from './useBalanceView.ts';

/** Parts of `BalanceCard` for `classNames`. Each node has `data-slot="balance-card-<part>"`. */
export type BalanceCardPart =
  | 'header'
  | 'label'
  | 'chips'
  | 'switch'
  | 'amount'
  | 'forecast'
  | 'bar'
  | 'rows'
  | 'row'
  | 'notice'
  | 'actions';

export type BalanceCardClassNames = ClassNames<BalanceCardPart>;

export type BalanceCardProps = Omit<ComponentPropsWithoutRef<'section'>, 'children'> & {
  /**
   * Wallet to show. When it is set, the card has no currency switch.
   * @default the selected wallet, else the first active one
   */
  walletId?: string | undefined;
  /**
   * `card` explains the balance in full, `compact` fits a side bar, `inline` fits a header.
   * @default 'card'
   */
  variant?: 'card' | 'compact' | 'inline' | undefined;
  /** Called when "Add funds" is clicked. The button is shown if this is set and the session may add funds. */
  onAddFunds?: (() => void) | undefined;
  /** Called when "View activity" is clicked. The button is shown if this is set. */
  onViewActivity?: (() => void) | undefined;
  /** Further buttons beside the kit's own. */
  actions?: ReactNode | undefined;
  /**
   * Heading level of the title.
   * @default 2
   */
  headingLevel?: 2 | 3 | 4 | undefined;
  /**
   * Announces balance changes to screen readers. One card per page is enough.
   * @default true, except for `inline`
   */
  announce?: boolean | undefined;
  /** Class names by part. */
  classNames?: BalanceCardClassNames | undefined;
};

/**
 * Shows the available balance of a wallet and the amounts behind it. It updates as events arrive, and announces each
 * change to screen readers once.
 */
export const BalanceCard = withCardBoundary(
  'balance-card',
  function BalanceCard(props: BalanceCardProps, ref: ForwardedRef<HTMLElement>) {
    const { walletId, variant = 'card', onAddFunds, onViewActivity, actions, ...others } = props;
    const { headingLevel = 2, announce = variant !== 'inline', classNames = {}, ...rest } = others;
    const t = useTranslate(balanceTexts);
    const view = useBalanceView(walletId);
    const { state, balance } = view;
    const offered = useWalletSession().data?.capabilities;
    const Heading = `h${headingLevel}` as const;
    const isKnown = state === 'loading' || balance !== undefined;
    return (
      <Card
        aria-label={t('balance.available')}
        aria-busy={state === 'loading'}
        {...rest}
        ref={ref}
        slotName="balance-card"
        data-variant={variant}
        data-state={state}
        data-status={balance?.status}
      >
        <div {...slot('balance-card-header', 'coffer-balance-card-header', classNames.header)}>
          <Heading {...slot('balance-card-label', 'coffer-label', classNames.label)}>
            {t('balance.available')}
          </Heading>
          <BalanceCardChips
            view={view}
            hasSwitch={walletId === undefined && variant !== 'inline'}
            classNames={classNames}
          />
        </div>
        {isKnown && (
          <span {...slot('balance-card-amount', 'coffer-balance-card-amount', classNames.amount)}>
            {balance ? (
              <Money value={balance.availableBalance} variant="hero" />
            ) : (
              <Skeleton slotName="balance-card-skeleton" characters={7} />
            )}
          </span>
        )}
        {isKnown && variant === 'card' && (
          <>
            {(!offered || offered.includes('forecast')) && (
              <p
                {...slot(
                  'balance-card-forecast',
                  'coffer-balance-card-forecast',
                  'coffer-label',
                  classNames.forecast,
                )}
              >
                {balance && <BalanceCardForecast balance={balance} />}
              </p>
            )}
            <BalanceCardBar balance={balance} className={classNames.bar} />
            <BalanceCardRows balance={balance} classNames={classNames} />
          </>
        )}
        <BalanceCardNotice view={view} className={classNames.notice} />
        {isKnown && variant !== 'inline' && (
          <BalanceCardActions
            balance={balance}
            onAddFunds={onAddFunds}
            onViewActivity={onViewActivity}
            className={classNames.actions}
          >
            {actions}
          </BalanceCardActions>
        )}
        {announce && balance && <BalanceCardAnnouncement balance={balance} />}
      </Card>
    );
  },
);
