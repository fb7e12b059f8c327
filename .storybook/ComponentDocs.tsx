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

/** The docs page of a component: anatomy, guidelines, keyboard, props and stories. */
export function ComponentDocs() {
  const { csfFile, preparedMeta } = useOf('meta', ['meta']);
  const guide: ComponentGuide | undefined = preparedMeta.parameters.guide;
  const stories = useContext(DocsContext).componentStories();
  if (!guide) return <PlainDocs files={preparedMeta.parameters.recipe} />;
  const shownStory = stories.find(({ moduleExport }) => moduleExport === csfFile.moduleExports[guide.story]);
  if (!shownStory) throw new Error(`${preparedMeta.title} has no story ${guide.story}`);
  const { inline, iframeHeight = 640 } = preparedMeta.parameters.docs?.story ?? {};
  const frameHeight: number | undefined = inline === false ? iframeHeight : undefined;
  return (
    <div className="component-docs">
      <Title />
      <Description />
      <Heading>Anatomy</Heading>
      <Anatomy
        parts={guide.parts}
        of={shownStory.moduleExport}
        id={shownStory.id}
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
            <th>Effect</th>
          </tr>
        </thead>
        <tbody>
          {guide.keyboard.map(([keys, effect]) => (
            <tr key={keys}>
              <td className="component-docs-keys">
                {keys.split(', ').map((key) => (
                  <kbd key={key}>{key}</kbd>
                ))}
              </td>
              <td>
                <GuideText text={effect} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Heading>Props</Heading>
      {frameHeight === undefined && <p>Changes apply to the component above.</p>}
      <Controls of={shownStory.moduleExport} />
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

/** The docs page of stories without a guide: all stories, and the source files of a recipe. */
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
