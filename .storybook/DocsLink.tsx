import { DocsContext } from '@storybook/addon-docs/blocks';
import { type ReactNode, useContext } from 'react';
import { SELECT_STORY } from 'storybook/internal/core-events';

/** A link from a docs page to a story or another docs page, without reloading Storybook. */
export function DocsLink({ id, children }: { id: string; children: ReactNode }) {
  const { channel } = useContext(DocsContext);
  return (
    <a
      href={`./?path=/${id.endsWith('--docs') ? 'docs' : 'story'}/${id}`}
      target="_top"
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || !channel) return;
        event.preventDefault();
        channel.emit(SELECT_STORY, { storyId: id });
      }}
    >
      {children}
    </a>
  );
}
