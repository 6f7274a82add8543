import { nameOrder } from '#app/messages/locales.ts'
import { type Asked, type Found, filterTechniques, type ListedTechnique } from '../core/library/filter-techniques.ts'
import { type Marked, markEntry } from '../core/library/mark-found.ts'
import { placeIn } from '../core/library/place-in.ts'
import { all, one } from './search/elements.ts'
import { placeOf, startLiveSearch } from './search/live-search.ts'

/**
 * Searches the glossary while somebody types, in what the server has written on the page, and by what the server
 * searches with. Without it the form asks the server for the same.
 */

const form = one<HTMLFormElement>('[data-search]')
const query = one<HTMLInputElement>('[name="q"]', form)
const category = one<HTMLSelectElement>('[name="category"]', form)
const useCase = one<HTMLSelectElement>('[name="useCase"]', form)
const count = one<HTMLOutputElement>('[data-count]')
const hits = one<HTMLOListElement>('[data-hits]')
const groups = one<HTMLElement>('[data-groups]')
const letters = one<HTMLElement>('[data-letters]')
const template = one<HTMLTemplateElement>('#hit')

const rows = all<HTMLElement>('[data-term]', groups)
const techniques = rows.map(read).sort(nameOrder(document.documentElement.lang))
const categoryNames = new Map(rows.map((row) => [row.dataset.term, one('[data-category]', row).textContent]))
const byId = new Map(techniques.map((technique) => [technique.id, technique]))
const isByCategory = form.elements.namedItem('by') !== null

function read(row: HTMLElement): ListedTechnique {
  const searched = JSON.parse(row.dataset.searched ?? '{}')
  const name = one('a', row).textContent ?? ''
  return {
    ...searched,
    id: row.dataset.term ?? '',
    name,
    definition: one('[data-definition]', row).textContent ?? '',
  }
}

const asked = (): Asked => ({ query: query.value.trim(), category: category.value, useCase: useCase.value })

function show() {
  const found = filterTechniques(techniques, asked())
  const isSearched = found.match !== 'unasked'
  count.value = (count.dataset.count ?? '').replace('#', String(found.ids.length))
  one<HTMLElement>('[data-some]').hidden = found.match !== 'some'
  one<HTMLElement>('[data-none]').hidden = found.ids.length > 0
  one<HTMLElement>('[data-orders]').hidden = isSearched
  letters.hidden = isSearched || isByCategory
  groups.hidden = isSearched
  hits.hidden = !isSearched || found.ids.length === 0
  hits.replaceChildren(...(isSearched ? found.ids.map((id) => hit(id, found)) : []))
  showListed(new Set(found.listed))
}

/** In groups: those that pass the filters, and only letters that have any. */
function showListed(listed: ReadonlySet<string>) {
  for (const row of rows) row.hidden = !listed.has(row.dataset.term ?? '')
  for (const group of all<HTMLElement>('section', groups)) {
    group.hidden = all<HTMLElement>('[data-term]', group).every((row) => row.hidden)
    const letter = letters.querySelector<HTMLElement>(`[href="#${group.id}"]`)
    if (letter) letter.hidden = group.hidden
  }
}

function hit(id: string, { sought }: Found): Element {
  const row = one<HTMLElement>('li', template.content.cloneNode(true) as DocumentFragment)
  const technique = byId.get(id)
  if (!technique) return row
  const { name, definition, because } = markEntry(technique, sought)
  one<HTMLAnchorElement>('a', row).href = placeIn(document.documentElement.lang, `/glossary/${id}`)
  one('[data-name]', row).replaceChildren(...name.map(piece))
  one('[data-definition]', row).replaceChildren(...definition.map(piece))
  one('[data-category]', row).textContent = categoryNames.get(id) ?? ''
  for (const line of all<HTMLElement>('[data-because]', row)) {
    if (because && line.dataset.because === because.place)
      one('[data-found]', line).replaceChildren(...because.pieces.map(piece))
    else line.remove()
  }
  return row
}

function piece({ text, isFound }: Marked): Node {
  if (!isFound) return document.createTextNode(text)
  const mark = document.createElement('mark')
  mark.textContent = text
  return mark
}

const links = () => all<HTMLAnchorElement>('li a', hits.hidden ? groups : hits)

/** The order that is shown now stands in the form where it is not the usual one. */
function followOrders(search: URLSearchParams) {
  for (const order of all<HTMLAnchorElement>('[data-by]')) {
    const own = new URLSearchParams(search)
    own.delete('by')
    if (order.dataset.by === 'category') own.set('by', 'category')
    order.href = placeOf(own)
  }
}

startLiveSearch({ form, show, links, hits, onKept: followOrders })
