import './ComponentDocs.css';
import {
  Controls,
  Description,
  DocsContext,
  Heading,
  Source,
  Stories,
  Title,
  useOf,
} from '@storybook/addon-docs/blocks';
import { useContext } from 'react';
import type { ComponentGuide } from '../packages/components/src/stories/ComponentGuide.ts';
import { Anatomy } from './Anatomy.tsx';
import { DocsLink } from './DocsLink.tsx';
import { GuideText } from './GuideText.tsx';

/** The docs page of every component: the one place for how such a page is built. */
export function ComponentDocs() {
  const { csfFile, preparedMeta } = useOf('meta', ['meta']);
  const guide: ComponentGuide | undefined = preparedMeta.parameters.guide;
  const stories = useContext(DocsContext).componentStories();
  if (!guide) return <PlainDocs files={preparedMeta.parameters.recipe} />;
  const pictured = stories.find(({ moduleExport }) => moduleExport === csfFile.moduleExports[guide.story]);
  if (!pictured) throw new Error(`There is no story ${guide.story} in ${preparedMeta.title}.`);
  const { inline, iframeHeight = 640 } = preparedMeta.parameters.docs?.story ?? {};
  const frameHeight: number | undefined = inline === false ? iframeHeight : undefined;
  return (
    <div className="component-docs">
      <Title />
      <Description />
      <Heading>Anatomy</Heading>
      <Anatomy
        parts={guide.parts}
        of={pictured.moduleExport}
        id={pictured.id}
        frameHeight={frameHeight}
        isWide={guide.wide === true}
      />
      <Heading>Do and don’t</Heading>
      <div className="component-docs-advice">
        <Advice kind="do" title="Do" lines={guide.do} />
        <Advice kind="dont" title="Don’t" lines={guide.dont} />
      </div>
      <Heading>Keyboard</Heading>
      <table>
        <thead>
          <tr>
            <th>Keys</th>
            <th>What they do</th>
          </tr>
        </thead>
        <tbody>
          {guide.keyboard.map(([keys, does]) => (
            <tr key={keys}>
              <td className="component-docs-keys">
                {keys.split(', ').map((key) => (
                  <kbd key={key}>{key}</kbd>
                ))}
              </td>
              <td>
                <GuideText text={does} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Heading>Props</Heading>
      {frameHeight === undefined && <p>What is changed here changes the picture above.</p>}
      <Controls of={pictured.moduleExport} />
      <Heading>States</Heading>
      <ul className="component-docs-states">
        {stories.map(({ id, name, parameters }) => (
          <li key={id}>
            <DocsLink id={id}>{name}</DocsLink> <span>{parameters.docs?.description?.story}</span>
          </li>
        ))}
        {guide.more?.map((id) => (
          <li key={id}>
            <DocsLink id={id}>More stories</DocsLink>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Of pages that are no component's: each story below the other, and of a recipe its code. */
function PlainDocs({ files = {} }: { files: Record<string, string> | undefined }) {
  return (
    <div className="component-docs">
      <Title />
      <Description />
      <Stories title="" includePrimary />
      {Object.entries(files).map(([name, code]) => (
        <section key={name}>
          <Heading>{name}</Heading>
          <Source
            code={code}
            language={name.endsWith('.css') ? 'css' : name.endsWith('.html') ? 'html' : 'tsx'}
          />
        </section>
      ))}
    </div>
  );
}

function Advice({ kind, title, lines }: { kind: string; title: string; lines: readonly string[] }) {
  return (
    <section data-kind={kind}>
      <h3>{title}</h3>
      <ul>
        {lines.map((line) => (
          <li key={line}>
            <GuideText text={line} />
          </li>
        ))}
      </ul>
    </section>
  );
}
