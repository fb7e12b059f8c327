import { Fragment, type ReactNode } from 'react';
import './DescriptionList.css';

export type DescriptionListProps = {
  /** Pairs, shown in this order. False leaves one out. */
  items: readonly (readonly [term: string, details: ReactNode] | false)[];
};

/** Terms with their details, one pair below the other. */
export function DescriptionList({ items }: DescriptionListProps) {
  return (
    <dl className="description-list">
      {items
        .filter((item) => item !== false)
        .map(([term, details]) => (
          <Fragment key={term}>
            <dt>{term}</dt>
            <dd>{details}</dd>
          </Fragment>
        ))}
    </dl>
  );
}
