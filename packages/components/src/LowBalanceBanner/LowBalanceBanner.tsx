'use client';
import { useLowBalance, withErrorBoundary } from '@coffer/hooks';
import { type ComponentPropsWithoutRef, type ForwardedRef, type ReactNode, useRef } from 'react';
import { type ClassNames, slot } from '../internal/slot.ts';
import { lowBalanceTexts } from '../locales/en.ts';
import { useTranslate } from '../locales/useTranslate.ts';
import { useRootAttributes } from '../WalletTheme/ThemeContext.ts';
import { LowBalanceBannerAction } from './LowBalanceBannerAction.tsx';
import { LowBalanceBannerAnnouncement } from './LowBalanceBannerAnnouncement.tsx';
import { useIsLate } from './useIsLate.ts';
import { useLowBalanceText } from './useLowBalanceText.ts';

/** Parts of `LowBalanceBanner` for `classNames`. Each node has `data-slot="low-balance-banner-<part>"`. */
export type LowBalanceBannerPart = 'title' | 'text' | 'action' | 'dismiss';

export type LowBalanceBannerClassNames = ClassNames<LowBalanceBannerPart>;

export type LowBalanceBannerProps = Omit<ComponentPropsWithoutRef<'div'>, 'children'> & {
  /**
   * Which wallet it is about.
   * @default the selected wallet, else the first active one
   */
  walletId?: string | undefined;
  /** Leads to where funds are added; without it there is no such button. Shown to who may add funds. */
  onAddFunds?: (() => void) | undefined;
  /** Leads to the settings of auto top-up, where that is what needs attention. */
  onReviewAutoTopUp?: (() => void) | undefined;
  /** In place of the kit's own button: one action. */
  action?: ReactNode | undefined;
  /** Called when the customer dismisses it. */
  onDismiss?: (() => void) | undefined;
  /** Class names by part. */
  classNames?: LowBalanceBannerClassNames | undefined;
};

const tones = {
  none: 'neutral',
  info: 'neutral',
  warning: 'warning',
  critical: 'danger',
  empty: 'danger',
} as const;

/**
 * Tells before a wallet runs dry, and after: by how much, for how long, and the one thing to do. Dismissed, it
 * stays away until that happens anew or grows graver. While there is nothing to tell it takes no place; told after
 * the page was shown, it carries `data-late`, so that a host can keep it from moving what is read.
 */
export const LowBalanceBanner = withErrorBoundary(
  function LowBalanceBanner(props: LowBalanceBannerProps, ref: ForwardedRef<HTMLDivElement>) {
    const { walletId, onAddFunds, onReviewAutoTopUp, action, onDismiss, classNames = {}, ...others } = props;
    const { className, ...rest } = others;
    const t = useTranslate(lowBalanceTexts);
    const concern = useLowBalance({ walletId });
    const told = useLowBalanceText(concern);
    const isLate = useIsLate({ isPending: concern.isPending, isTold: told !== null });
    const announcement = useRef<HTMLSpanElement>(null);
    const { severity, reason } = concern;
    return (
      <div
        {...useRootAttributes()}
        {...rest}
        {...slot('low-balance-banner', 'coffer-low-balance-banner', className)}
        ref={ref}
        data-state={severity}
        data-reason={reason ?? undefined}
        data-late={isLate || undefined}
        aria-busy={concern.isPending || undefined}
      >
        <LowBalanceBannerAnnouncement ref={announcement} told={told} event={`${reason} ${severity}`} />
        {told && (
          <div
            {...slot('low-balance-banner-body', 'coffer-low-balance-banner-body', 'coffer-notice')}
            data-tone={tones[severity]}
          >
            <div {...slot('low-balance-banner-words', 'coffer-low-balance-banner-words')}>
              <p {...slot('low-balance-banner-title', 'coffer-strong', classNames.title)}>{told.title}</p>
              {told.text && (
                <p {...slot('low-balance-banner-text', 'coffer-notice-text', classNames.text)}>{told.text}</p>
              )}
            </div>
            <div {...slot('low-balance-banner-actions', 'coffer-low-balance-banner-actions')}>
              {action ?? (
                <LowBalanceBannerAction
                  concern={concern}
                  onAddFunds={onAddFunds}
                  onReviewAutoTopUp={onReviewAutoTopUp}
                  className={classNames.action}
                />
              )}
              <button
                {...slot(
                  'low-balance-banner-dismiss',
                  'coffer-low-balance-banner-dismiss',
                  'coffer-close',
                  classNames.dismiss,
                )}
                type="button"
                aria-label={t('lowBalance.dismiss')}
                onClick={dismiss}
              />
            </div>
          </div>
        )}
      </div>
    );

    function dismiss() {
      concern.dismiss();
      // The pressed button goes; without this the focus would be lost with it.
      announcement.current?.focus();
      onDismiss?.();
    }
  },
  () => null,
);
