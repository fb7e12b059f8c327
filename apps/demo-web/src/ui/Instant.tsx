import { useFormatDate } from '@coffer/hooks';

export type InstantProps = { value: string | null | undefined; none?: string };

/** A date with its time, by the clock of this machine. */
export function Instant({ value, none = '–' }: InstantProps) {
  const { dateTime } = useFormatDate();
  return value ? <time dateTime={value}>{dateTime(value)}</time> : none;
}
