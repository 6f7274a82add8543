import type { Fields } from './browser.ts'

/** A form as a browser would send it by one of its buttons. */
export type PageForm = {
  action: string
  hasFile: boolean
  fields: readonly { name: string; kind: 'hidden' | 'chosen' | 'typed'; value: string }[]
}

const attributesOf = (tag: string) =>
  new Map([...tag.matchAll(/\s([\w-]+)(?:="([^"]*)")?/g)].map(([, name = '', value = '']) => [name, plain(value)]))

const plain = (value: string) =>
  value
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&#x27;', "'")
    .replaceAll('&amp;', '&')

/** The forms of a page that change something, once for each of their buttons. @param path of the page */
export function formsOf(html: string, path: string): PageForm[] {
  return [...html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)].flatMap(([, head = '', inner = '']) => {
    const form = attributesOf(head)
    if (form.get('method')?.toLowerCase() !== 'post') return []
    const fields = fieldsOf(inner)
    const buttons = [...inner.matchAll(/<button\b([^>]*)>/g)]
      .map(([, tag = '']) => attributesOf(tag))
      .filter((button) => (button.get('type') ?? 'submit') === 'submit' && !button.has('disabled'))
    return buttons.map((button) => {
      const name = button.get('name')
      const own = name ? [{ name, kind: 'hidden' as const, value: button.get('value') ?? '' }] : []
      const action = button.get('formaction') ?? form.get('action') ?? path
      return { action, hasFile: form.get('enctype') === 'multipart/form-data', fields: [...fields, ...own] }
    })
  })
}

function fieldsOf(inner: string): PageForm['fields'] {
  const inputs = [...inner.matchAll(/<input\b([^>]*)>/g)].flatMap(([, tag = '']): PageForm['fields'] => {
    const input = attributesOf(tag)
    const [name, type = 'text', value = ''] = ['name', 'type', 'value'].map((one) => input.get(one))
    if (!name || type === 'file' || type === 'submit' || input.has('disabled')) return []
    if (type === 'hidden') return [{ name, kind: 'hidden', value }]
    if (type === 'radio' || type === 'checkbox')
      return input.has('checked') ? [{ name, kind: 'chosen', value: value || 'on' }] : []
    return [{ name, kind: 'typed', value }]
  })
  const texts = [...inner.matchAll(/<textarea\b([^>]*)>([\s\S]*?)<\/textarea>/g)].flatMap(
    ([, tag = '', text = '']): PageForm['fields'] => {
      const name = attributesOf(tag).get('name')
      return name ? [{ name, kind: 'typed', value: plain(text) }] : []
    },
  )
  const lists = [...inner.matchAll(/<select\b([^>]*)>([\s\S]*?)<\/select>/g)].flatMap(
    ([, tag = '', options = '']): PageForm['fields'] => {
      const name = attributesOf(tag).get('name')
      const offered = [...options.matchAll(/<option\b([^>]*)>/g)].map(([, option = '']) => attributesOf(option))
      const chosen = offered.find((option) => option.has('selected')) ?? offered[0]
      return name ? [{ name, kind: 'chosen', value: chosen?.get('value') ?? '' }] : []
    },
  )
  return [...inputs, ...texts, ...lists]
}

/** What is sent of a form where each typed field holds what a rule says. */
export const typedIn = ({ fields }: PageForm, typed: (field: PageForm['fields'][number]) => string): Fields =>
  fields.map((field): [string, string] => [field.name, typed(field)])
