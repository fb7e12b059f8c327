import { type ReactNode, useEffect } from 'react';
import { Link } from 'wouter';
import './Page.css';

export type PageProps = {
  title: string;
  /** Shown beside the title, such as a status. */
  note?: ReactNode;
  /** Link to the page that this one belongs to. */
  back?: { href: string; label: string } | undefined;
  actions?: ReactNode;
  children: ReactNode;
};

/** One page of the dashboard: title, link back, actions and content. */
export function Page({ title, note, back, actions, children }: PageProps) {
  useEffect(() => {
    document.title = `${title} · Dashboard`;
  }, [title]);
  return (
    <div className="dashboard-page">
      {back && (
        <Link className="page-back" href={back.href}>
          ← {back.label}
        </Link>
      )}
      <header className="page-header">
        <h1>{title}</h1>
        {note}
        {actions && <div className="actions">{actions}</div>}
      </header>
      {children}
    </div>
  );
}
