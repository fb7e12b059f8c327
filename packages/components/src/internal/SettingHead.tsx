'use client';
import { Switch } from './Switch.tsx';
import { slot } from './slot.ts';

type SettingClassNames = { title?: string | undefined; switch?: string | undefined };

export type SettingHeadProps<ClassNames extends SettingClassNames = SettingClassNames> = {
  titleId: string;
  headingLevel: 2 | 3 | 4;
  classNames: ClassNames;
  /** Whether it is on; undefined where that is not known, and there is no switch. */
  isOn?: boolean;
  isDisabled?: boolean;
  onTurn?: (on: boolean) => void;
};

/** What is set here, and the switch of it. */
export function SettingHead(
  props: SettingHeadProps & { slotName: string; title: string; description: string },
) {
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
