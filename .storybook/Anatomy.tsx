import { Story } from '@storybook/addon-docs/blocks';
import { useEffect, useRef, useState } from 'react';
import type { GuidePart } from '../packages/components/src/stories/ComponentGuide.ts';
import { GuideText } from './GuideText.tsx';

type AnatomyProps = {
  parts: readonly GuidePart[];
  /** The pictured story: as its file exports it, and its id. */
  of: object;
  id: string;
  /** In a frame of its own, this many pixels high: for what covers the page. */
  frameHeight: number | undefined;
  isWide: boolean;
};

type Mark = { number: number; x: number; y: number };

/** The component as it is, its parts numbered; the numbers follow when it changes or is resized. */
export function Anatomy({ parts, of, id, frameHeight, isWide }: AnatomyProps) {
  const picture = useRef<HTMLDivElement>(null);
  const frame = useRef<HTMLIFrameElement>(null);
  const [marks, setMarks] = useState<Mark[]>([]);

  useEffect(() => {
    // By the clock: a part may move for many reasons, and some of them are in another document.
    const timer = setInterval(() => {
      const within = frame.current ? frame.current.contentDocument : picture.current;
      if (!within || !picture.current) return;
      const next = marksOf(within, parts, frame.current ? null : picture.current);
      setMarks((marks) => (JSON.stringify(marks) === JSON.stringify(next) ? marks : next));
    }, 250);
    return () => clearInterval(timer);
  }, [parts]);

  return (
    <figure className="anatomy" data-wide={isWide || undefined}>
      <div className="anatomy-picture" ref={picture}>
        {frameHeight ? (
          <iframe
            ref={frame}
            title="The component"
            src={`iframe.html?id=${id}&viewMode=story`}
            style={{ blockSize: frameHeight }}
          />
        ) : (
          <Story of={of} />
        )}
        {marks.map(({ number, x, y }) => (
          <span key={number} className="anatomy-mark" style={{ left: x, top: y }} aria-hidden="true">
            {number}
          </span>
        ))}
      </div>
      <ol className="anatomy-parts">
        {parts.map(({ slot, name, text }) => (
          <li key={name}>
            <strong>{name}</strong> <GuideText text={text} /> <code>{slot}</code>
          </li>
        ))}
      </ol>
    </figure>
  );
}

function marksOf(within: ParentNode, parts: readonly GuidePart[], picture: Element | null): Mark[] {
  const origin = picture?.getBoundingClientRect() ?? { left: 0, top: 0 };
  return parts.flatMap(({ slot, at = 'start' }, index) => {
    const element = within.querySelector(`[data-slot="${slot}"]`);
    if (!element) return [];
    const box = element.getBoundingClientRect();
    const isRight = (getComputedStyle(element).direction === 'rtl') !== (at === 'end');
    // Beside the first line of the part, so that it hides nothing.
    const x = (isRight ? box.right + 13 : box.left - 13) - origin.left;
    const y = box.top + Math.min(box.height / 2, 16) - origin.top;
    return [{ number: index + 1, x: Math.round(x), y: Math.round(y) }];
  });
}
