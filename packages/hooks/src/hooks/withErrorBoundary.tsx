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
 * Creates a widget with an error boundary, in place of `forwardRef`. If the widget cannot render, for example because
 * the server sent malformed data, `fallback` renders in its place and the page around it keeps working. `retry` reads
 * the wallet's data again and renders the widget again. React reports the error to the host as usual.
 */
export function withErrorBoundary<Props extends object, Node>(
  render: (props: Props, ref: ForwardedRef<Node>) => ReactNode,
  fallback: (props: Props, retry: () => void) => ReactNode,
): ForwardRefExoticComponent<Props & RefAttributes<Node>> {
  // `forwardRef` does not infer generic props, so the casts here and at the end restore them.
  // biome-ignore lint/correctness/noComponentHookFactories: called once, at module level.
  const Widget = forwardRef(render as ForwardRefRenderFunction<Node, object>);
  // biome-ignore lint/correctness/noComponentHookFactories: called once, at module level.
  const Bounded = forwardRef<Node, object>(function Bounded(props, ref) {
    const queryClient = useQueryClient();
    const { key } = useWalletConfig();
    return (
      <Boundary
        fallback={(renderAgain) =>
          fallback(props as Props, () => {
            void queryClient.resetQueries({ queryKey: [key] });
            // Queries notify their observers in the next task. Rendered earlier, the old data would fail again.
            setTimeout(renderAgain);
          })
        }
      >
        <Widget {...props} ref={ref} />
      </Boundary>
    );
  });
  return Bounded as ForwardRefExoticComponent<Props & RefAttributes<Node>>;
}

type BoundaryProps = { fallback: (renderAgain: () => void) => ReactNode; children: ReactNode };

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
