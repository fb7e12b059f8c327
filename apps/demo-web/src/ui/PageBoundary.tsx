import { Component, type ReactNode } from 'react';

export type PageBoundaryProps = {
  /** Another one draws anew what had failed. */
  place: string;
  children: ReactNode;
};

type State = { place: string; hasFailed: boolean };

/** Keeps an error of one page from taking down what is around it. React tells the console of it, as of any. */
export class PageBoundary extends Component<PageBoundaryProps, State> {
  override state: State = { place: this.props.place, hasFailed: false };

  static getDerivedStateFromError(): Partial<State> {
    return { hasFailed: true };
  }

  static getDerivedStateFromProps({ place }: PageBoundaryProps, state: State): State | null {
    return place === state.place ? null : { place, hasFailed: false };
  }

  override render() {
    const { children } = this.props;
    return this.state.hasFailed ? problem(() => this.setState({ hasFailed: false })) : children;
  }
}

function problem(retry: () => void): ReactNode {
  return (
    <div role="alert" className="page-problem">
      <h1>This page could not be shown</h1>
      <p>Something on it went wrong. What was sent before still counts.</p>
      <button type="button" onClick={retry}>
        Try again
      </button>
    </div>
  );
}
