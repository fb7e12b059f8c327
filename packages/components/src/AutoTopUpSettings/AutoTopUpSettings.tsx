'use client';
import type { AutoTopUp } from '@coffer/adapter';
import { type ComponentPropsWithoutRef, type ForwardedRef, useId } from 'react';
import { Card } from '../internal/Card.tsx';
import { withCardBoundary } from '../internal/withCardBoundary.tsx';
import { AutoTopUpSettingsEditor } from './AutoTopUpSettingsEditor.tsx';
import { AutoTopUpSettingsHead } from './AutoTopUpSettingsHead.tsx';
import { AutoTopUpSettingsNotice } from './AutoTopUpSettingsNotice.tsx';
import type { AutoTopUpSettingsClassNames } from './AutoTopUpSettingsPart.ts';
import { AutoTopUpSettingsSkeleton } from './AutoTopUpSettingsSkeleton.tsx';
import { useAutoTopUpView } from './useAutoTopUpView.ts';

export type AutoTopUpSettingsProps = Omit<ComponentPropsWithoutRef<'section'>, 'children'> & {
  /**
   * Which wallet refills itself.
   * @default the selected wallet, else the first active one
   */
  walletId?: string | undefined;
  /** Called with the rule as it stands, once it was switched on or changed. */
  onSaved?: ((rule: AutoTopUp) => void) | undefined;
  /** Opens a bank's confirm page in the host's own way. Without it the page goes there by a link. */
  onConfirm?: ((action: { url: string }) => void) | undefined;
  /**
   * Leads to where a payment method is added.
   * @default the test processor's methods, where the backend offers them
   */
  onAddPaymentMethod?: (() => void) | undefined;
  /**
   * Level of the heading in the page.
   * @default 2
   */
  headingLevel?: 2 | 3 | 4 | undefined;
  /** Class names by part. */
  classNames?: AutoTopUpSettingsClassNames | undefined;
};

/**
 * The rule by which a wallet refills itself: off until the customer switches it on, capped, and saved only
 * once it has been shown what it charges at once and at most. Off is one press.
 */
export const AutoTopUpSettings = withCardBoundary(
  'auto-top-up-settings',
  function AutoTopUpSettings(props: AutoTopUpSettingsProps, ref: ForwardedRef<HTMLElement>) {
    const { walletId, onSaved, onConfirm, onAddPaymentMethod, headingLevel = 2, ...others } = props;
    const { classNames = {}, ...rest } = others;
    const titleId = useId();
    const view = useAutoTopUpView(walletId);
    const head = { titleId, headingLevel, classNames };
    if (view.state === 'absent') return null;
    return (
      <Card
        aria-labelledby={titleId}
        aria-busy={view.state === 'loading'}
        {...rest}
        ref={ref}
        slotName="auto-top-up-settings"
        data-state={view.state === 'ready' ? view.rule.status : view.state}
      >
        {view.state === 'ready' ? (
          <AutoTopUpSettingsEditor
            key={view.rule.walletId}
            view={view}
            head={head}
            onSaved={onSaved}
            onConfirm={onConfirm}
            onAddPaymentMethod={onAddPaymentMethod}
          />
        ) : (
          <>
            <AutoTopUpSettingsHead {...head} />
            {view.state === 'loading' ? (
              <AutoTopUpSettingsSkeleton />
            ) : (
              <AutoTopUpSettingsNotice view={view} className={classNames.notice} />
            )}
          </>
        )}
      </Card>
    );
  },
);
