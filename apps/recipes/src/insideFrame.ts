import { waitFor } from 'storybook/test';

/** Returns the document of a story's iframe once its page has rendered. */
export async function insideFrame(parent: ParentNode): Promise<Document> {
  return waitFor(
    () => {
      const frameDocument = parent.querySelector('iframe')?.contentDocument;
      if (!frameDocument?.querySelector('#root > *'))
        throw new Error('The page in the iframe has not rendered yet');
      return frameDocument;
    },
    { timeout: 10_000 },
  );
}
