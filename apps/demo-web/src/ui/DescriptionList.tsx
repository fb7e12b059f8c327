import { Fragment, type ReactNode } from 'react';
import './DescriptionList.css';

export type DescriptionListProps = { items: [term: string, details: ReactNode][] };

/** Terms with their details, one pair below the other. */
export function DescriptionList({ items }: DescriptionListProps) {
  return (
    <dl className="description-list">
      {items.map(([term, details]) => (
        <Fragment key={term}>
          <dt>{term}</dt>
          <dd>{details}</dd>
        </Fragment>
      ))}
    </dl>
  );
}
