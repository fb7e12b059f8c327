import { Fragment, type ReactNode } from 'react';
import './Facts.css';

export type FactsProps = { facts: [name: string, value: ReactNode][] };

/** Names and what stands to them, under each other. */
export function Facts({ facts }: FactsProps) {
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
