/** Shows a recipe's page in a story. */
export function RecipePage({ name, title }: { name: string; title: string }) {
  return (
    <iframe
      title={title}
      src={`${import.meta.env.BASE_URL}recipes/${name}.html`}
      style={{ display: 'block', inlineSize: '100%', blockSize: '100dvh', minBlockSize: 640, border: 0 }}
    />
  );
}
