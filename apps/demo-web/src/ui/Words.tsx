import { humanize } from './humanize.ts';
import './Words.css';

export type WordsProps = { value: string };

/** A word of the API where a sentence begins. */
export function Words({ value }: WordsProps) {
  return <span className="words">{humanize(value)}</span>;
}
