'use client';
import { withErrorBoundary } from '@coffer/hooks';
import type { CSSProperties, ForwardedRef, ReactNode } from 'react';
import { Card } from './Card.tsx';
import { FailureNotice } from './FailureNotice.tsx';

type CardProps = { className?: string | undefined; style?: CSSProperties | undefined };

/** A widget on a card: what it cannot draw is told there, with a way to try it again. */
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
