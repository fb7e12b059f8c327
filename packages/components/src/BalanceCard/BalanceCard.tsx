'use client';
import { useWalletSession } from '@coffer/hooks';
import { type ComponentPropsWithoutRef, type ForwardedRef, type ReactNode, useRef } from 'react';
import { Money } from '../Money/Money.tsx';
import { balanceEnglish } from '../messages/english/balance.ts';
import { useSay } from '../messages/useSay.ts';
import { boundedCard } from '../parts/boundedCard.tsx';
import { Card } from '../parts/Card.tsx';
import { Skeleton } from '../parts/Skeleton.tsx';
import { slot } from '../parts/slot.ts';
import { BalanceCardActions } from './BalanceCardActions.tsx';
import { BalanceCardNotice } from './BalanceCardNotice.tsx';
import type { BalanceCardClassNames } from './BalanceCardPart.ts';
import { BalanceCardRows } from './BalanceCardRows.tsx';
import { useBalanceCardExtras } from './useBalanceCardExtras.ts';
import { useBalanceView } from './useBalanceView.ts';

export type BalanceCardProps = Omit<ComponentPropsWithoutRef<'section'>, 'children'> & {
  /**
   * Whose balance. Given, there is no currency switch.
   * @default the selected wallet, else the first active one
   */
  walletId?: string | undefined;
  /**
   * `card` with all that explains the balance, `compact` for a side bar, `inline` for a header.
   * @default 'card'
   */
  variant?: 'card' | 'compact' | 'inline' | undefined;
  /** Shows "Add funds", where this session may do so, and is called when it is pressed. */
  onAddFunds?: (() => void) | undefined;
  /** Shows "View activity" and is called when it is pressed. */
  onViewActivity?: (() => void) | undefined;
  /** More actions, beside the kit's own. */
  actions?: ReactNode | undefined;
  /**
   * Level of the card's heading in the page.
   * @default 2
   */
  headingLevel?: 2 | 3 | 4 | undefined;
  /**
   * Tells screen readers when the balance has changed. One card a page is enough.
   * @default true but for `inline`
   */
  announce?: boolean | undefined;
  /** Class names by part. */
  classNames?: BalanceCardClassNames | undefined;
};

/**
 * What a wallet holds: the available balance first, then what explains it. It stays up to date by
 * itself, and says so once, politely, to those who cannot see it.
 */
export const BalanceCard = boundedCard(
  'balance-card',
  function BalanceCard(props: BalanceCardProps, ref: ForwardedRef<HTMLElement>) {
    const { walletId, variant = 'card', onAddFunds, onViewActivity, actions, ...others } = props;
    const { headingLevel = 2, announce = variant !== 'inline', classNames = {}, ...rest } = others;
    const say = useSay(balanceEnglish);
    const view = useBalanceView(walletId);
    const { state, balance } = view;
    // What is said to have changed has changed since this one, also while what says so was loading.
    const first = useRef(balance);
    first.current ??= balance;
    const extras = useBalanceCardExtras();
    const offered = useWalletSession().data?.capabilities;
    const Heading = `h${headingLevel}` as const;
    const isKnown = state === 'loading' || balance !== undefined;
    return (
      <Card
        aria-label={say('balance.available')}
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
            {say('balance.available')}
          </Heading>
          {extras && (
            <extras.BalanceCardChips
              view={view}
              hasSwitch={walletId === undefined && variant !== 'inline'}
              classNames={classNames}
            />
          )}
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
                {balance && extras && <extras.BalanceCardForecast balance={balance} />}
              </p>
            )}
            {extras ? (
              <extras.BalanceCardBar balance={balance} className={classNames.bar} />
            ) : (
              <span {...slot('balance-card-bar', 'coffer-balance-card-bar', classNames.bar)} />
            )}
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
        {announce && balance && extras && first.current && (
          <extras.BalanceCardAnnouncement balance={balance} first={first.current} />
        )}
      </Card>
    );
  },
);
