/** An entry of the document's outline, as a property of any element. */
export function bookmark(title: string) {
  return { bookmark: { title, fit: false, expanded: true } }
}
