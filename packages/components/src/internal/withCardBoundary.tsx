'use client';
import { withErrorBoundary } from '@coffer/hooks';
import type { CSSProperties, ForwardedRef, ReactNode } from 'react';
import { Card } from './Card.tsx';
import { FailureNotice } from './FailureNotice.tsx';

type CardProps = { className?: string | undefined; style?: CSSProperties | undefined };

/** Wraps a widget in an error boundary that shows a card with a notice and a button to try again. */
export function withCardBoundary<Props extends CardProps, Node>(
  slotName: string,
  render: (props: Props, ref: ForwardedRef<Node>) => ReactNode,
) {
  return withErrorBoundary(render, ({ className, style }, onRetry) => (
    <Card slotName={slotName} className={className} style={style} data-state="error">
      <FailureNotice slotName={`${slotName}-notice`} onRetry={onRetry} />
    </Card>
  ));
}
