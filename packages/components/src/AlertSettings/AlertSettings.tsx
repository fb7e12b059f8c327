'use client';
import type { AlertSettings as SavedAlertSettings } from '@coffer/adapter';
import { type ComponentPropsWithoutRef, type ForwardedRef, useId } from 'react';
import { Card } from '../internal/Card.tsx';
import { withCardBoundary } from '../internal/withCardBoundary.tsx';
import { AlertSettingsEditor } from './AlertSettingsEditor.tsx';
import { AlertSettingsHead } from './AlertSettingsHead.tsx';
import { AlertSettingsNotice } from './AlertSettingsNotice.tsx';
import type { AlertSettingsClassNames } from './AlertSettingsPart.ts';
import { AlertSettingsSkeleton } from './AlertSettingsSkeleton.tsx';
import { useAlertView } from './useAlertView.ts';

export type AlertSettingsProps = Omit<ComponentPropsWithoutRef<'section'>, 'children'> & {
  /**
   * Which wallet it is about.
   * @default the selected wallet, else the first active one
   */
  walletId?: string | undefined;
  /** Called with the settings as they stand, once they were saved. */
  onSaved?: ((settings: SavedAlertSettings) => void) | undefined;
  /**
   * Level of the heading in the page.
   * @default 2
   */
  headingLevel?: 2 | 3 | 4 | undefined;
  /** Class names by part. */
  classNames?: AlertSettingsClassNames | undefined;
};

/** When and how the customer is told of a low balance. Off is one press. */
export const AlertSettings = withCardBoundary(
  'alert-settings',
  function AlertSettings(props: AlertSettingsProps, ref: ForwardedRef<HTMLElement>) {
    const { walletId, onSaved, headingLevel = 2, classNames = {}, ...rest } = props;
    const titleId = useId();
    const view = useAlertView(walletId);
    const head = { titleId, headingLevel, classNames };
    if (view.state === 'absent') return null;
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
          <AlertSettingsEditor key={view.saved.walletId} view={view} head={head} onSaved={onSaved} />
        ) : (
          <>
            <AlertSettingsHead {...head} />
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
