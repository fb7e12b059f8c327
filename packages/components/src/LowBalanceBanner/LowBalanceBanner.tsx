'use client';
import { useLowBalance, withErrorBoundary } from '@coffer/hooks';
import { type ComponentPropsWithoutRef, type ForwardedRef, type ReactNode, useRef } from 'react';
import { type ClassNames, slot } from '../internal/slot.ts';
import { lowBalanceTexts } from '../locales/en.ts';
import { useTranslate } from '../locales/useTranslate.ts';
import { InsideRoot, useWidgetRoot } from '../WalletTheme/useWidgetRoot.ts';
import { LowBalanceBannerAction } from './LowBalanceBannerAction.tsx';
import { LowBalanceBannerAnnouncement } from './LowBalanceBannerAnnouncement.tsx';
import { useIsLate } from './useIsLate.ts';
import { useLowBalanceText } from './useLowBalanceText.ts';

/** Parts of `LowBalanceBanner` for `classNames`. Each node has `data-slot="low-balance-banner-<part>"`. */
export type LowBalanceBannerPart = 'title' | 'text' | 'action' | 'dismiss';

export type LowBalanceBannerClassNames = ClassNames<LowBalanceBannerPart>;

export type LowBalanceBannerProps = Omit<ComponentPropsWithoutRef<'div'>, 'children'> & {
  /**
   * Wallet to warn about.
   * @default the selected wallet, else the first active one
   */
  walletId?: string | undefined;
  /** Called when "Add funds" is clicked. The button is shown if this is set and the session may add funds. */
  onAddFunds?: (() => void) | undefined;
  /** Called when the customer wants to review auto top-up. The button is shown if auto top-up is the problem. */
  onReviewAutoTopUp?: (() => void) | undefined;
  /** Replaces the kit's own button. */
  action?: ReactNode | undefined;
  /** Called when the customer dismisses the banner. */
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
 * Warns about a low balance with the amount left, how long it lasts, and one action. A dismissed banner comes back at the
 * next crossing or a higher severity. Without a warning it takes no space. A warning that arrives after the page was shown
 * has `data-late`, so that the host can show it without moving the page.
 */
export const LowBalanceBanner = withErrorBoundary(
  function LowBalanceBanner(props: LowBalanceBannerProps, ref: ForwardedRef<HTMLDivElement>) {
    const { walletId, onAddFunds, onReviewAutoTopUp, action, onDismiss, classNames = {}, ...others } = props;
    const { className, ...rest } = others;
    const t = useTranslate(lowBalanceTexts);
    const concern = useLowBalance({ walletId });
    const warning = useLowBalanceText(concern);
    const isLate = useIsLate({ isLoading: concern.isLoading, hasWarning: warning !== null });
    const announcement = useRef<HTMLSpanElement>(null);
    const { severity, reason } = concern;
    return (
      <div
        {...useWidgetRoot(rest, ref)}
        {...slot('low-balance-banner', 'coffer-low-balance-banner', className)}
        data-state={severity}
        data-reason={reason ?? undefined}
        data-late={isLate || undefined}
        aria-busy={concern.isLoading || undefined}
      >
        <InsideRoot value={true}>
          <LowBalanceBannerAnnouncement
            ref={announcement}
            warning={warning}
            event={`${reason} ${severity}`}
          />
          {warning && (
            <div
              {...slot('low-balance-banner-body', 'coffer-low-balance-banner-body', 'coffer-notice')}
              data-tone={tones[severity]}
            >
              <div {...slot('low-balance-banner-words', 'coffer-low-balance-banner-words')}>
                <p {...slot('low-balance-banner-title', 'coffer-strong', classNames.title)}>
                  {warning.title}
                </p>
                {warning.text && (
                  <p {...slot('low-balance-banner-text', 'coffer-notice-text', classNames.text)}>
                    {warning.text}
                  </p>
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
        </InsideRoot>
      </div>
    );

    function dismiss() {
      concern.dismiss();
      // The clicked button is no longer on the page, so the focus would be lost.
      announcement.current?.focus();
      onDismiss?.();
    }
  },
  () => null,
);
