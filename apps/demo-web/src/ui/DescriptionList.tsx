import { Fragment, type ReactNode } from 'react';
import './DescriptionList.css';

export type DescriptionListProps = { facts: [name: string, value: ReactNode][] };

/** Names and what stands to them, under each other. */
export function DescriptionList({ facts }: DescriptionListProps) {
  return (
    <dl className="facts">
      {facts.map(([name, value]) => (
        <Fragment key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </Fragment>
      ))}
    </dl>
  );
}
