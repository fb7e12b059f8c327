import { Story } from '@storybook/addon-docs/blocks';
import { useEffect, useRef, useState } from 'react';
import type { GuidePart } from '../packages/components/src/stories/ComponentGuide.ts';
import { GuideText } from './GuideText.tsx';

type AnatomyProps = {
  parts: readonly GuidePart[];
  /** The story to show: the export of its file. */
  of: object;
  /** The id of that story. */
  id: string;
  /** Height of an iframe in pixels, for a component that covers the page. Undefined shows the story inline. */
  frameHeight: number | undefined;
  isWide: boolean;
};

type Mark = { number: number; x: number; y: number };

/** The component with numbered parts. The numbers follow when the component changes or is resized. */
export function Anatomy({ parts, of, id, frameHeight, isWide }: AnatomyProps) {
  const picture = useRef<HTMLDivElement>(null);
  const frame = useRef<HTMLIFrameElement>(null);
  const [marks, setMarks] = useState<Mark[]>([]);

  useEffect(() => {
    // Polls, because a part can move for many reasons, and some of them are in the iframe's document.
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
    // Places the number beside the part's first line, so that it covers nothing.
    const x = (isRight ? box.right + 13 : box.left - 13) - origin.left;
    const y = box.top + Math.min(box.height / 2, 16) - origin.top;
    return [{ number: index + 1, x: Math.round(x), y: Math.round(y) }];
  });
}
