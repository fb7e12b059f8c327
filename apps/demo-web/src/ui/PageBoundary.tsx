import { Component, type ReactNode } from 'react';

export type PageBoundaryProps = {
  /** The page's path. Another path renders the children again after an error. */
  path: string;
  children: ReactNode;
};

type State = { path: string; hasFailed: boolean };

/** Limits an error to one page, so that everything around it keeps working. React logs the error. */
export class PageBoundary extends Component<PageBoundaryProps, State> {
  override state: State = { path: this.props.path, hasFailed: false };

  static getDerivedStateFromError(): Partial<State> {
    return { hasFailed: true };
  }

  static getDerivedStateFromProps({ path }: PageBoundaryProps, state: State): State | null {
    return path === state.path ? null : { path, hasFailed: false };
  }

  override render() {
    if (!this.state.hasFailed) return this.props.children;
    return (
      <div role="alert" className="page-error">
        <h1>Couldn’t show this page</h1>
        <p>Something went wrong. What you sent before still counts.</p>
        {/* Only a reload loads code again that failed to load: React caches a failed import. */}
        <button type="button" onClick={() => location.reload()}>
          Reload page
        </button>
      </div>
    );
  }
}
