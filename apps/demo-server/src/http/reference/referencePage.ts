import { html } from 'hono/html';
import type { openApiDocument } from '../openapi/openApiDocument.ts';
import { curlOf } from './curl.ts';
import { layout, markdown } from './layout.ts';
import { overview } from './overview.ts';

type OpenApiDocument = ReturnType<typeof openApiDocument>;
type Operation = OpenApiDocument['paths'][string][string];
type Html = ReturnType<typeof html>;
type Placed = { method: string; path: string; operation: Operation };

/** Draws the API reference as one static page: overview, operations by tag, and schemas. It needs no script to read. */
export function referencePage(document: OpenApiDocument): Html {
  const placed = Object.entries(document.paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]) => ({
      method: method.toUpperCase(),
      path,
      operation,
    })),
  );
  const byTag = Map.groupBy(placed, ({ operation }) => operation.tags.join());
  return layout(
    'Coffer API reference',
    html`<nav aria-label="Reference">
        <label>Search <input type="search" id="search" placeholder="Search operations" autocomplete="off" /></label>
        <p id="none" hidden>No operations match.</p>
        <ul><li><a href="#overview">Overview</a></li><li><a href="#quickstart">Quickstart</a></li>
          <li><a href="#test-payment-methods">Test payment methods</a></li><li><a href="/reference/errors">Errors</a></li></ul>
        ${document['x-tagGroups'].map(
          ({ name, tags }) =>
            html`<section><h2>${name}</h2>${tags.map(
              (tag) =>
                html`<details open><summary>${tag}</summary><ul>${(byTag.get(tag) ?? []).map(link)}</ul></details>`,
            )}</section>`,
        )}
      </nav>
      <main>
        ${overview()}
        ${document.tags.map(
          ({ name, description }) => html`<section class="tag"><h2 id="${slug(name)}">${name}</h2>
            <p>${markdown(description)}</p>${(byTag.get(name) ?? []).map((one) => operationSection(one, document))}</section>`,
        )}
        <section class="tag"><h2 id="schemas">Schemas</h2>
          ${Object.entries(document.components.schemas).map(
            ([name, schema]) => html`<article id="schema-${name}"><h3>${name}</h3>
              ${schema.description ? html`<p>${markdown(schema.description)}</p>` : ''}${fields(schema)}</article>`,
          )}
        </section>
      </main>`,
  );
}

function link({ method, path, operation }: Placed): Html {
  const words = `${operation.summary} ${operation.operationId} ${method} ${path}`.toLowerCase();
  return html`<li data-words="${words}"><a href="#${operation.operationId}">${operation.summary}</a></li>`;
}

function operationSection(placed: Placed, { components }: OpenApiDocument): Html {
  const { method, path, operation } = placed;
  const { operationId, summary, description = '', parameters = [], requestBody, responses } = operation;
  const body = requestBody?.content['application/json'];
  const resolved = (schema: unknown): unknown => {
    const name =
      String(Object(schema).$ref ?? '')
        .split('/')
        .at(-1) ?? '';
    return components.schemas[name] ?? schema;
  };
  return html`<article id="${operationId}">
    <h3><a href="#${operationId}">${summary}</a></h3>
    <p><code class="method">${method}</code> <code>${path}</code></p>
    <p>${markdown(description)}</p>
    ${parameters.length > 0 ? html`<h4>Parameters</h4><dl>${parameters.map(parameterRow)}</dl>` : ''}
    ${body ? html`<h4>Body</h4>${fields(resolved(body.schema))}` : ''}
    <h4>Example</h4>
    <pre tabindex="0">${curlOf(placed)}</pre>
    <h4>Responses</h4>
    <dl>${Object.entries(responses).map(
      ([status, response]) =>
        html`<dt><code>${status}</code></dt><dd>${
          status.startsWith('2') ? markdown(response.description) : errorLinks(response.description)
        } ${Object.values(response.content ?? {})
          .slice(0, 1)
          .map(({ schema }) => typeName(schema))}</dd>`,
    )}</dl>
  </article>`;
}

function errorLinks(codes: string) {
  return codes
    .split(', ')
    .map((code, index) =>
      /^[a-z_]+$/.test(code)
        ? html`${index > 0 ? ', ' : ''}<a href="/reference/errors/${code}">${code}</a>`
        : code,
    );
}

function parameterRow({
  name,
  required,
  description = '',
  schema,
}: NonNullable<Operation['parameters']>[number]): Html {
  return html`<dt><code>${name}</code> ${typeName(schema)}${required ? ' · required' : ''}</dt><dd>${markdown(description)}</dd>`;
}

/** Lists the fields of an object. A schema of its own is a link. */
function fields(schema: unknown): Html {
  const { $ref, properties, required = [], anyOf, oneOf, enum: values } = Object(schema);
  if ($ref) return html`<p>${typeName(schema)}</p>`;
  if (values) return html`<p>One of ${list(values)}.</p>`;
  const options: unknown[] = anyOf ?? oneOf ?? [];
  if (options.length > 0) return html`<p>One of:</p>${options.map((option) => fields(option))}`;
  if (!properties) return html`<p>${typeName(schema)}</p>`;
  return html`<dl>${Object.entries(properties).map(
    ([
      name,
      field,
    ]) => html`<dt><code>${name}</code> ${typeName(field)}${required.includes(name) ? '' : ' · optional'}</dt>
      <dd>${markdown(Object(field).description ?? '')}${nested(field)}</dd>`,
  )}</dl>`;
}

function nested(field: unknown): Html | string {
  const { items, properties } = Object(field);
  const inner = properties ? field : items;
  return Object(inner).properties ? fields(inner) : '';
}

function typeName(schema: unknown): Html | string {
  const { $ref, type, items, anyOf, oneOf, enum: values, const: value } = Object(schema);
  if ($ref) {
    const name = String($ref).split('/').at(-1) ?? '';
    return html`<a class="type" href="#schema-${name}">${name}</a>`;
  }
  if (value !== undefined) return html`<code>${JSON.stringify(value)}</code>`;
  if (values) return list(values);
  if (type === 'array') return html`array of ${typeName(items)}`;
  const options: unknown[] = anyOf ?? oneOf ?? [];
  if (options.length > 0)
    return html`${options.map((option, index) => html`${index > 0 ? ' or ' : ''}${typeName(option)}`)}`;
  return html`<span class="type">${type ?? 'any'}</span>`;
}

function list(values: readonly unknown[]): Html {
  return html`${values.map((value, index) => html`${index > 0 ? ', ' : ''}<code>${String(value)}</code>`)}`;
}

/** Returns the anchor of a heading: `Payment links` becomes `payment-links`. */
function slug(name: string): string {
  return name.toLowerCase().replaceAll(' ', '-');
}
