import { useFormatDate } from '@coffer/hooks';

export type DateTimeProps = {
  /** An RFC 3339 instant. */
  value: string | null | undefined;
  /**
   * Shown when there is no value.
   * @default '–'
   */
  none?: string;
};

/** A date with its time, in this browser's time zone. */
export function DateTime({ value, none = '–' }: DateTimeProps) {
  const { dateTime } = useFormatDate();
  return value ? <time dateTime={value}>{dateTime(value)}</time> : none;
}
