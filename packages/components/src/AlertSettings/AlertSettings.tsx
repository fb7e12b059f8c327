'use client';
import type { AlertSettings as SavedAlertSettings } from '@coffer/adapter';
import { useAlertSettings } from '@coffer/hooks';
import { type ComponentPropsWithoutRef, type ForwardedRef, useId } from 'react';
import { Card } from '../internal/Card.tsx';
import { SettingHead } from '../internal/SettingHead.tsx';
import type { ClassNames } from '../internal/slot.ts';
import { useSettingView } from '../internal/useSettingView.ts';
import { withCardBoundary } from '../internal/withCardBoundary.tsx';
import { alertsTexts } from '../locales/en.ts';
import { useTranslate } from '../locales/useTranslate.ts';
import { AlertSettingsEditor } from './AlertSettingsEditor.tsx';
import { AlertSettingsNotice } from './AlertSettingsNotice.tsx';
import { AlertSettingsSkeleton } from './AlertSettingsSkeleton.tsx';

/** Parts of `AlertSettings` for `classNames`. Each node has `data-slot="alert-settings-<part>"`. */
export type AlertSettingsPart =
  | 'title'
  | 'switch'
  | 'fields'
  | 'field'
  | 'channels'
  | 'channel'
  | 'save'
  | 'conflict'
  | 'notice';

export type AlertSettingsClassNames = ClassNames<AlertSettingsPart>;

export type AlertSettingsProps = Omit<ComponentPropsWithoutRef<'section'>, 'children'> & {
  /**
   * Wallet whose alert is shown.
   * @default the selected wallet, else the first active one
   */
  walletId?: string | undefined;
  /** Called with the saved settings after each save. */
  onSaved?: ((settings: SavedAlertSettings) => void) | undefined;
  /**
   * Heading level of the title.
   * @default 2
   */
  headingLevel?: 2 | 3 | 4 | undefined;
  /** Class names by part. */
  classNames?: AlertSettingsClassNames | undefined;
};

/** Settings of the low-balance alert: threshold and channels. One click turns the alert off. */
export const AlertSettings = withCardBoundary(
  'alert-settings',
  function AlertSettings(props: AlertSettingsProps, ref: ForwardedRef<HTMLElement>) {
    const { walletId, onSaved, headingLevel = 2, classNames = {}, ...rest } = props;
    const titleId = useId();
    const t = useTranslate(alertsTexts);
    const view = useSettingView(walletId, 'alerts', useAlertSettings({ walletId }));
    if (view.state === 'absent') return null;
    const head = {
      slotName: 'alert-settings',
      title: t('alerts.title'),
      description: t('alerts.description'),
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
        slotName="alert-settings"
        data-state={view.state === 'ready' ? (view.saved.enabled ? 'on' : 'off') : view.state}
      >
        {view.state === 'ready' ? (
          <AlertSettingsEditor
            key={view.saved.walletId}
            view={view}
            head={head}
            onSaved={onSaved}
            classNames={classNames}
          />
        ) : (
          <>
            <SettingHead {...head} />
            {view.state === 'loading' ? (
              <AlertSettingsSkeleton />
            ) : (
              <AlertSettingsNotice view={view} className={classNames.notice} />
            )}
          </>
        )}
      </Card>
    );
  },
);
