'use client';
import { type UseLowBalanceReturnType, useCapability, usePermission } from '@coffer/hooks';
import { slot } from '../internal/slot.ts';
import { lowBalanceTexts } from '../locales/en.ts';
import { useTranslate } from '../locales/useTranslate.ts';

type LowBalanceBannerActionProps = {
  concern: UseLowBalanceReturnType;
  onAddFunds: (() => void) | undefined;
  onReviewAutoTopUp: (() => void) | undefined;
  className: string | undefined;
};

/** Button or link that resolves the warning. */
export function LowBalanceBannerAction(props: LowBalanceBannerActionProps) {
  const { concern, onAddFunds, onReviewAutoTopUp, className } = props;
  const t = useTranslate(lowBalanceTexts);
  const mayTopUp = [useCapability('topUp'), usePermission('topUp')].every(Boolean);
  const mayManage = usePermission('manage');
  const { reason, autoTopUp, balance } = concern;
  const part = slot('low-balance-banner-action', 'coffer-button', className);
  if (reason === 'autoTopUpRequiresAction' && autoTopUp?.action && mayManage) {
    return (
      <a {...part} href={autoTopUp.action.url}>
        {t('lowBalance.confirm')}
      </a>
    );
  }
  const isReview = reason?.startsWith('autoTopUp') && onReviewAutoTopUp && mayManage;
  const onClick = isReview ? onReviewAutoTopUp : mayTopUp && balance?.status === 'active' && onAddFunds;
  if (!onClick) return null;
  return (
    <button {...part} type="button" onClick={onClick}>
      {t(isReview ? 'lowBalance.review' : 'lowBalance.addFunds')}
    </button>
  );
}
