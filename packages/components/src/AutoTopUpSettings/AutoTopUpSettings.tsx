'use client';
import type { AutoTopUp } from '@coffer/adapter';
import { type ComponentPropsWithoutRef, type ForwardedRef, useId } from 'react';
import { Card } from '../internal/Card.tsx';
import { SettingHead } from '../internal/SettingHead.tsx';
import type { ClassNames } from '../internal/slot.ts';
import { withCardBoundary } from '../internal/withCardBoundary.tsx';
import { autoTopUpTexts } from '../locales/en.ts';
import { useTranslate } from '../locales/useTranslate.ts';
import { AutoTopUpSettingsEditor } from './AutoTopUpSettingsEditor.tsx';
import { AutoTopUpSettingsNotice } from './AutoTopUpSettingsNotice.tsx';
import { AutoTopUpSettingsSkeleton } from './AutoTopUpSettingsSkeleton.tsx';
import { useAutoTopUpView } from './useAutoTopUpView.ts';

/** Parts of `AutoTopUpSettings` for `classNames`. Each node has `data-slot="auto-top-up-settings-<part>"`. */
export type AutoTopUpSettingsPart =
  | 'title'
  | 'switch'
  | 'status'
  | 'fields'
  | 'field'
  | 'methods'
  | 'method'
  | 'summary'
  | 'save'
  | 'conflict'
  | 'attempts'
  | 'notice';

export type AutoTopUpSettingsClassNames = ClassNames<AutoTopUpSettingsPart>;

export type AutoTopUpSettingsProps = Omit<ComponentPropsWithoutRef<'section'>, 'children'> & {
  /**
   * Wallet whose auto top-up is shown.
   * @default the selected wallet, else the first active one
   */
  walletId?: string | undefined;
  /** Called with the saved rule after it was turned on or changed. */
  onSaved?: ((rule: AutoTopUp) => void) | undefined;
  /**
   * Opens the page on which the customer's bank confirms a payment.
   * @default a link to that page
   */
  onConfirm?: ((action: { url: string }) => void) | undefined;
  /**
   * Called when the customer wants to add a payment method.
   * @default shows the test processor's methods, if the backend offers them
   */
  onAddPaymentMethod?: (() => void) | undefined;
  /**
   * Heading level of the title.
   * @default 2
   */
  headingLevel?: 2 | 3 | 4 | undefined;
  /** Class names by part. */
  classNames?: AutoTopUpSettingsClassNames | undefined;
};

/**
 * Settings of auto top-up. It is off until the customer turns it on, and always capped. The customer sees what it charges
 * now and at most before saving. One click turns it off.
 */
export const AutoTopUpSettings = withCardBoundary(
  'auto-top-up-settings',
  function AutoTopUpSettings(props: AutoTopUpSettingsProps, ref: ForwardedRef<HTMLElement>) {
    const { walletId, onSaved, onConfirm, onAddPaymentMethod, headingLevel = 2, ...others } = props;
    const { classNames = {}, ...rest } = others;
    const t = useTranslate(autoTopUpTexts);
    const titleId = useId();
    const view = useAutoTopUpView(walletId);
    if (view.state === 'absent') return null;
    const head = {
      slotName: 'auto-top-up-settings',
      title: t('autoTopUp.title'),
      description: t('autoTopUp.description'),
      titleId,
      headingLevel,
      classNames,
    };
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
            classNames={classNames}
          />
        ) : (
          <>
            <SettingHead {...head} />
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
