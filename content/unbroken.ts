/**
 * The same content, in which no line ends between a figure and its percent sign. Writers type a plain space, which they
 * can see.
 *
 * @param content plain data: objects, arrays, texts, numbers
 */
export function unbroken<Content>(content: Content): Content {
  return inside(content) as Content
}

function inside(held: unknown): unknown {
  if (typeof held === 'string') return held.replace(/(?<=\d) (?=%)/g, '\u00a0')
  if (Array.isArray(held)) return held.map(inside)
  if (typeof held !== 'object' || held === null) return held
  return Object.fromEntries(Object.entries(held).map(([key, value]) => [key, inside(value)]))
}
