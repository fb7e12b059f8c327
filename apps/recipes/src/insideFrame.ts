import { waitFor } from 'storybook/test';

/** In a story's test: the document of its frame, once it has loaded. */
export async function insideFrame(parent: ParentNode): Promise<Document> {
  return waitFor(
    () => {
      const inside = parent.querySelector('iframe')?.contentDocument;
      if (!inside?.querySelector('#root > *')) throw new Error('The frame has not loaded yet.');
      return inside;
    },
    { timeout: 10_000 },
  );
}
