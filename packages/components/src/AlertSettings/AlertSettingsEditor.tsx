'use client';
import type { AlertSettings } from '@coffer/adapter';
import { useEffect, useRef } from 'react';
import { SettingHead, type SettingHeadProps } from '../internal/SettingHead.tsx';
import { type ClassNames, slot } from '../internal/slot.ts';
import type { ReadySetting } from '../internal/useSettingView.ts';
import { AlertSettingsConflict } from './AlertSettingsConflict.tsx';
import { AlertSettingsFields } from './AlertSettingsFields.tsx';
import { AlertSettingsSave } from './AlertSettingsSave.tsx';
import { useAlertEditor } from './useAlertEditor.ts';

type AlertSettingsEditorProps = {
  view: ReadySetting<AlertSettings>;
  head: SettingHeadProps;
  onSaved: ((settings: AlertSettings) => void) | undefined;
  classNames: ClassNames<'fields' | 'field' | 'channels' | 'channel' | 'save' | 'conflict' | 'notice'>;
};

/** Shows the alert of a wallet and changes it. */
export function AlertSettingsEditor({ view, head, onSaved, classNames }: AlertSettingsEditorProps) {
  const editor = useAlertEditor(view.saved, onSaved);
  const { conflict } = editor.saving;
  const hasConflict = conflict !== null;
  const panel = useRef<HTMLDivElement>(null);
  // The button that resolved the conflict is no longer on the page, so the focus would be lost.
  useEffect(() => {
    if (!hasConflict) return;
    const { current } = panel;
    return () => current?.focus({ preventScroll: true });
  }, [hasConflict]);
  return (
    <>
      <SettingHead {...head} isOn={editor.isOn} isDisabled={!view.isManager} onTurn={editor.turn} />
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
