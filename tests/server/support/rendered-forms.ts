/** A form as a page shows it. */
export type RenderedForm = {
  /** Where it is sent, without a query. */
  path: string
  /** What is sent if nobody changes anything. */
  filled: [name: string, value: string][]
  /** Everything that it may send, buttons included. */
  names: string[]
  /** The values of its buttons, each with its name. */
  buttons: [name: string, value: string][]
  hasFile: boolean
}

const unescaped = (text: string) =>
  text
    .replaceAll(/&#x([0-9a-f]+);/gi, (_, code) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')

function attributesOf(tag: string): Record<string, string> {
  const found = [...tag.matchAll(/\s([\w-]+)(?:="([^"]*)")?/g)]
  return Object.fromEntries(found.map(([, name = '', value = '']) => [name.toLowerCase(), unescaped(value)]))
}

/**
 * Every form of a page that changes something.
 *
 * @param path of the page, for forms that name no other
 */
export function formsIn(html: string, path: string): RenderedForm[] {
  const page = html.replaceAll(/<script\b[\s\S]*?<\/script>/g, '')
  return [...page.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)].flatMap(([, head = '', body = '']) => {
    const { method = '', action = '', id } = attributesOf(head)
    if (method.toLowerCase() !== 'post') return []
    const elsewhere = id === undefined ? '' : outside(page, id)
    return [formOf(body + elsewhere, action.split(/[?#]/)[0] || path)]
  })
}

/** Controls that stand outside of their form and name it. */
const outside = (page: string, id: string) =>
  [...page.matchAll(/<(?:input|button)\b[^>]*>/g)]
    .map(([tag]) => tag)
    .filter((tag) => tag.includes(` form="${id}"`))
    .join('')

function formOf(body: string, path: string): RenderedForm {
  const form: RenderedForm = { path, filled: [], names: [], buttons: [], hasFile: false }
  for (const [tag, kind = '', rest = ''] of body.matchAll(/<(input|textarea|select|button)\b([^>]*)>/g)) {
    const { name, value = '', type = '', checked, disabled } = attributesOf(rest)
    if (type === 'file') form.hasFile = true
    if (!name || type === 'file' || disabled !== undefined) continue
    form.names.push(name)
    if (kind === 'button') form.buttons.push([name, value])
    else if (kind === 'textarea') form.filled.push([name, textAfter(body, tag)])
    else if (kind === 'select') form.filled.push([name, chosenAfter(body, tag)])
    else if (!['checkbox', 'radio'].includes(type) || checked !== undefined) form.filled.push([name, value])
  }
  form.names = [...new Set(form.names)]
  return form
}

const after = (body: string, tag: string, end: string) => (body.split(tag)[1] ?? '').split(end)[0] ?? ''
const textAfter = (body: string, tag: string) => unescaped(after(body, tag, '</textarea>'))
function chosenAfter(body: string, tag: string): string {
  const options = [...after(body, tag, '</select>').matchAll(/<option\b([^>]*)>/g)].map(([, rest = '']) =>
    attributesOf(rest),
  )
  return (options.find(({ selected }) => selected !== undefined) ?? options[0])?.value ?? ''
}
