'use client';
import { useWalletSession } from '@coffer/hooks';
import { Card } from '../internal/Card.tsx';
import { FailureNotice } from '../internal/FailureNotice.tsx';
import { slot } from '../internal/slot.ts';
import { useLazyImport } from '../internal/useLazyImport.ts';
import type { WalletPageSection, WalletPageSectionProps } from './walletPageSections.ts';

type WalletPageSlotProps = WalletPageSectionProps & {
  section: WalletPageSection;
  className: string | undefined;
};

/** Widget below the first screen. Its space is reserved while its code loads. */
export function WalletPageSlot({ section, className, ...parameters }: WalletPageSlotProps) {
  const { capability, name, load } = section;
  const session = useWalletSession();
  const isOffered = capability === undefined || session.data?.capabilities?.includes?.(capability);
  const { value: Widget, hasFailed, retry } = useLazyImport(load, isOffered === true);
  if (!isOffered) return null;
  return (
    <div {...slot('wallet-page-section', 'coffer-wallet-page-section', className)} data-section={name}>
      {Widget ? (
        <Widget walletId={parameters.walletId} {...(section.addsMethods && parameters)} />
      ) : (
        <Card slotName="wallet-page-place" className="coffer-wallet-page-place" aria-busy={!hasFailed}>
          {hasFailed && <FailureNotice slotName="wallet-page-notice" error={null} onRetry={retry} />}
        </Card>
      )}
    </div>
  );
}
