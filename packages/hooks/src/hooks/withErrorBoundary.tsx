'use client';
import { useQueryClient } from '@tanstack/react-query';
import {
  Component,
  type ForwardedRef,
  type ForwardRefExoticComponent,
  type ForwardRefRenderFunction,
  forwardRef,
  type ReactNode,
  type RefAttributes,
} from 'react';
import { useWalletConfig } from './useWalletConfig.ts';

/**
 * Makes a widget that errors do not leave, as `forwardRef` makes one: what it cannot draw, as an answer of the
 * wrong kind, is told in its place, and the page around it goes on. `fallback` is what then stands there; its
 * `retry` reads all anew and draws the widget again. React reports the error to the host as it does any.
 */
export function withErrorBoundary<Props extends object, Node>(
  render: (props: Props, ref: ForwardedRef<Node>) => ReactNode,
  fallback: (props: Props, retry: () => void) => ReactNode,
): ForwardRefExoticComponent<Props & RefAttributes<Node>> {
  // React's types do not follow props that are a parameter through it; so they are said anew at its ends.
  // biome-ignore lint/correctness/noComponentHookFactories: made once, with its module.
  const Widget = forwardRef(render as ForwardRefRenderFunction<Node, object>);
  // biome-ignore lint/correctness/noComponentHookFactories: made once, with its module.
  const Bounded = forwardRef<Node, object>(function Bounded(props, ref) {
    const queryClient = useQueryClient();
    const { key } = useWalletConfig();
    return (
      <Boundary
        fallback={(again) =>
          fallback(props as Props, () => {
            void queryClient.resetQueries({ queryKey: [key] });
            // Queries tell of it in the next task; drawn before, what is held would break again.
            setTimeout(again);
          })
        }
      >
        <Widget {...props} ref={ref} />
      </Boundary>
    );
  });
  return Bounded as ForwardRefExoticComponent<Props & RefAttributes<Node>>;
}

type BoundaryProps = { fallback: (again: () => void) => ReactNode; children: ReactNode };

class Boundary extends Component<BoundaryProps, { hasFailed: boolean }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError() {
    return { hasFailed: true };
  }

  override render() {
    const { children, fallback } = this.props;
    return this.state.hasFailed ? fallback(() => this.setState({ hasFailed: false })) : children;
  }
}
