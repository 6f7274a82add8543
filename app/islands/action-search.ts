import { ACTION_EFFORTS, type ActionFilter, filterActions, type SearchedAction } from '../core/library/find-actions.ts'
import { all, one } from './search/elements.ts'
import { startLiveSearch } from './search/live-search.ts'

/**
 * Searches the list of actions while somebody types, in what the server has written on the page, and by what the server
 * searches with. Without it the form asks the server for the same.
 */

const form = one<HTMLFormElement>('[data-search]')
const found = one<HTMLElement>('[data-found]')
const count = one<HTMLElement>('[data-count]', found)
const hits = one<HTMLOListElement>('[data-hits]', found)
const groups = one<HTMLElement>('[data-groups]')

const rows = new Map(all<HTMLElement>('[data-action]', groups).map((row) => [row.dataset.action ?? '', row]))
const actions = [...rows].map(([id, row]): SearchedAction => {
  const searched = JSON.parse(row.dataset.searched ?? '{}')
  const name = one('a', row).textContent ?? ''
  return { ...searched, id, name, definition: one('[data-deliverable]', row).textContent ?? '' }
})

const chosen = (name: string) => one<HTMLSelectElement>(`[name="${name}"]`, form).value || null

function asked(): ActionFilter {
  const effort = chosen('effort')
  return {
    query: one<HTMLInputElement>('[name="q"]', form).value.trim(),
    dimension: chosen('dimension'),
    role: chosen('role'),
    effort: ACTION_EFFORTS.find((each) => each === effort) ?? null,
  }
}

function show() {
  const filter = asked()
  const isAsked = Object.values(filter).some((each) => each !== null && each !== '')
  const { ids, match } = filterActions(actions, filter)
  found.hidden = !isAsked
  groups.hidden = isAsked
  count.textContent = countOf(ids.length)
  one<HTMLElement>('[data-some]', found).hidden = match !== 'some'
  one<HTMLElement>('[data-none]', found).hidden = ids.length > 0
  hits.replaceChildren(...(isAsked ? ids.flatMap(hit) : []))
}

/** In the words that the server wrote for each number. */
function countOf(number: number): string {
  const { zero = '', single = '', many = '' } = count.dataset
  return number === 0 ? zero : number === 1 ? single : many.replace('#', String(number))
}

/** The row of an action as it stands in what was found: a level higher, with what it raises. */
function hit(id: string): HTMLElement[] {
  const row = rows.get(id)?.cloneNode(true)
  if (!(row instanceof HTMLElement)) return []
  const heading = one('[data-name]', row)
  const higher = document.createElement('h3')
  higher.className = heading.className
  higher.append(...heading.childNodes)
  heading.replaceWith(higher)
  one('[data-step]', row).textContent = row.dataset.step ?? ''
  return [row]
}

startLiveSearch({ form, show, links: () => all('li a', hits.hidden || found.hidden ? groups : hits), hits })
