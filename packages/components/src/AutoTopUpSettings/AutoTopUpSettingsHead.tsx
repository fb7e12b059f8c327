'use client';
import { autoTopUpEnglish } from '../messages/english/autoTopUp.ts';
import { useSay } from '../messages/useSay.ts';
import { Switch } from '../parts/Switch.tsx';
import { slot } from '../parts/slot.ts';
import type { AutoTopUpSettingsClassNames } from './AutoTopUpSettingsPart.ts';

export type AutoTopUpSettingsHeadProps = {
  titleId: string;
  headingLevel: 2 | 3 | 4;
  classNames: AutoTopUpSettingsClassNames;
  /** Whether it is on; undefined where that is not known, and there is no switch. */
  isOn?: boolean;
  isDisabled?: boolean;
  onTurn?: (on: boolean) => void;
};

/** What this is, and the switch. */
export function AutoTopUpSettingsHead(props: AutoTopUpSettingsHeadProps) {
  const { titleId, headingLevel, classNames, isOn, isDisabled, onTurn = () => {} } = props;
  const say = useSay(autoTopUpEnglish);
  const Heading = `h${headingLevel}` as const;
  return (
    <div {...slot('auto-top-up-settings-head', 'coffer-setting-head')}>
      <Heading {...slot('auto-top-up-settings-title', 'coffer-title', classNames.title)} id={titleId}>
        {say('autoTopUp.title')}
      </Heading>
      <p {...slot('auto-top-up-settings-description', 'coffer-label')}>{say('autoTopUp.description')}</p>
      {isOn !== undefined && (
        <Switch
          slotName="auto-top-up-settings-switch"
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
