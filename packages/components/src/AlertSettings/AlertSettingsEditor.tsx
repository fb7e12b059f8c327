'use client';
import type { AlertSettings } from '@coffer/adapter';
import { useEffect, useRef } from 'react';
import type { SettingHeadProps } from '../internal/SettingHead.tsx';
import { slot } from '../internal/slot.ts';
import { AlertSettingsConflict } from './AlertSettingsConflict.tsx';
import { AlertSettingsFields } from './AlertSettingsFields.tsx';
import { AlertSettingsHead } from './AlertSettingsHead.tsx';
import type { AlertSettingsClassNames } from './AlertSettingsPart.ts';
import { AlertSettingsSave } from './AlertSettingsSave.tsx';
import { useAlertEditor } from './useAlertEditor.ts';
import type { AlertView } from './useAlertView.ts';

type AlertSettingsEditorProps = {
  view: Extract<AlertView, { state: 'ready' }>;
  head: SettingHeadProps<AlertSettingsClassNames>;
  onSaved: ((settings: AlertSettings) => void) | undefined;
};

/** Shows an alert, and changes it. */
export function AlertSettingsEditor({ view, head, onSaved }: AlertSettingsEditorProps) {
  const { classNames } = head;
  const editor = useAlertEditor(view.saved, onSaved);
  const { conflict } = editor.saving;
  const hasConflict = conflict !== null;
  const panel = useRef<HTMLDivElement>(null);
  // Once it is settled, the button that settled it has gone; without this the focus would be lost with it.
  useEffect(() => {
    if (!hasConflict) return;
    const { current } = panel;
    return () => current?.focus({ preventScroll: true });
  }, [hasConflict]);
  return (
    <>
      <AlertSettingsHead {...head} isOn={editor.isOn} isDisabled={!view.isManager} onTurn={editor.turn} />
      <div {...slot('alert-settings-panel', 'coffer-settings')} ref={panel} tabIndex={-1}>
        {conflict ? (
          <AlertSettingsConflict conflict={conflict} editor={editor} className={classNames.conflict} />
        ) : (
          <>
            <AlertSettingsFields view={view} editor={editor} classNames={classNames} />
            <AlertSettingsSave view={view} editor={editor} classNames={classNames} />
          </>
        )}
      </div>
    </>
  );
}
