/** The parts of an `AlertSettings`, for `classNames`; each has `data-slot="alert-settings-<part>"`. */
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

export type AlertSettingsClassNames = { [Part in AlertSettingsPart]?: string | undefined };
