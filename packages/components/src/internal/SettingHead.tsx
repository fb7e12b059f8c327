'use client';
import { Switch } from './Switch.tsx';
import { type ClassNames, slot } from './slot.ts';

export type SettingHeadProps = {
  slotName: string;
  title: string;
  description: string;
  titleId: string;
  headingLevel: 2 | 3 | 4;
  classNames: ClassNames<'title' | 'switch'>;
  /** Whether the setting is on. Without it, no switch is shown. */
  isOn?: boolean;
  isDisabled?: boolean;
  onTurn?: (on: boolean) => void;
};

/** Title and description of a setting, with its switch. */
export function SettingHead(props: SettingHeadProps) {
  const { slotName, title, description, titleId, headingLevel, classNames, ...others } = props;
  const { isOn, isDisabled, onTurn = () => {} } = others;
  const Heading = `h${headingLevel}` as const;
  return (
    <div {...slot(`${slotName}-head`, 'coffer-setting-head')}>
      <Heading {...slot(`${slotName}-title`, 'coffer-title', classNames.title)} id={titleId}>
        {title}
      </Heading>
      <p {...slot(`${slotName}-description`, 'coffer-label')}>{description}</p>
      {isOn !== undefined && (
        <Switch
          slotName={`${slotName}-switch`}
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
