export type PageForm = {
  /** Where it is sent. */
  action: string
  /** What a browser would send, in the page's order. */
  fields: [string, string][]
  /** Chooses or types one value in place of what stood there. */
  set(name: string, value: string): void
}

const attribute = (tag: string, name: string) => {
  const value = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1]
  return value
    ?.replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
}

/** The largest form of a page: the one around its questions. */
export function formOf(page: string): PageForm {
  const forms = page.match(/<form\b[\s\S]*?<\/form>/g) ?? []
  const [form = ''] = forms.toSorted((a, b) => b.length - a.length)
  const fields: [string, string][] = []
  for (const [tag, , text = ''] of form.matchAll(/<input\b[^>]*>|<textarea\b([^>]*)>([\s\S]*?)<\/textarea>/g)) {
    const name = attribute(tag, 'name')
    const isChoice = /\stype="(radio|checkbox)"/.test(tag)
    if (!name || (isChoice && !/\schecked=""/.test(tag))) continue
    const value = tag.startsWith('<textarea') ? text : attribute(tag, 'value')
    fields.push([name, value ?? (isChoice ? 'on' : '')])
  }
  return {
    action: attribute(/^<form[^>]*>/.exec(form)?.[0] ?? '', 'action') ?? '',
    fields,
    set(name, value) {
      const at = fields.findIndex(([known]) => known === name)
      if (at >= 0) fields.splice(at, 1, [name, value])
      else fields.push([name, value])
    },
  }
}
