'use client';
import { alertsEnglish } from '../messages/english/alerts.ts';
import { useSay } from '../messages/useSay.ts';
import { Switch } from '../parts/Switch.tsx';
import { slot } from '../parts/slot.ts';
import type { AlertSettingsClassNames } from './AlertSettingsPart.ts';

export type AlertSettingsHeadProps = {
  titleId: string;
  headingLevel: 2 | 3 | 4;
  classNames: AlertSettingsClassNames;
  /** Whether it is on; undefined where that is not known, and there is no switch. */
  isOn?: boolean;
  isDisabled?: boolean;
  onTurn?: (on: boolean) => void;
};

/** What this is, and the switch. */
export function AlertSettingsHead(props: AlertSettingsHeadProps) {
  const { titleId, headingLevel, classNames, isOn, isDisabled, onTurn = () => {} } = props;
  const say = useSay(alertsEnglish);
  const Heading = `h${headingLevel}` as const;
  return (
    <div {...slot('alert-settings-head', 'coffer-setting-head')}>
      <Heading {...slot('alert-settings-title', 'coffer-title', classNames.title)} id={titleId}>
        {say('alerts.title')}
      </Heading>
      <p {...slot('alert-settings-description', 'coffer-label')}>{say('alerts.description')}</p>
      {isOn !== undefined && (
        <Switch
          slotName="alert-settings-switch"
          className={classNames.switch}
          aria-labelledby={titleId}
          aria-disabled={isDisabled}
          checked={isOn}
          onCheckedChange={onTurn}
        />
      )}
    </div>
  );
}
