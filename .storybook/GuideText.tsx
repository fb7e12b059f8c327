/** A text of a guide. Text between backticks is shown as code. */
export function GuideText({ text }: { text: string }) {
  return text.split('`').map((piece, index) => (index % 2 === 1 ? <code key={piece}>{piece}</code> : piece));
}
