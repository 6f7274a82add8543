import { all, one } from './elements.ts'

type LiveSearch = {
  /** The form, whose field `q` takes the words. */
  form: HTMLFormElement
  /** Shows what the form asks for now. */
  show(): void
  /** The links to go through with the arrow keys, as they stand on the page. */
  links(): HTMLAnchorElement[]
  /** Where Escape starts again, beside the field. */
  hits: HTMLElement
  /** Is told of the address that shows the same, which replaces the one of the page. */
  onKept?(search: URLSearchParams): void
}

const PAUSE_MS = 250

/** Has a list searched while somebody types, with keys to get to it and through it, and keeps in the address what it shows. */
export function startLiveSearch({ form, show, links, hits, onKept }: LiveSearch): void {
  const query = one<HTMLInputElement>('[name="q"]', form)
  let pause: ReturnType<typeof setTimeout> | undefined

  function change() {
    show()
    // Browsers refuse an address that changes with every key.
    clearTimeout(pause)
    pause = setTimeout(keepInAddress, PAUSE_MS)
  }

  /** So that somebody who comes back, or sends the address on, sees the same. */
  function keepInAddress() {
    clearTimeout(pause)
    const search = askedIn(form)
    history.replaceState(null, '', placeOf(search))
    onKept?.(search)
  }

  function step(event: KeyboardEvent, by: 1 | -1) {
    const stops = [query, ...links().filter((link) => link.checkVisibility())]
    const at = stops.indexOf(document.activeElement as HTMLInputElement)
    const next = at === -1 ? undefined : stops[at + by]
    if (!next) return
    event.preventDefault()
    next.focus()
  }

  function onKey(event: KeyboardEvent) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
    if (event.key === '/' && !isTyping(event.target)) {
      event.preventDefault()
      query.focus()
      query.select()
    }
    if (event.key === 'ArrowDown') step(event, 1)
    if (event.key === 'ArrowUp') step(event, -1)
    const isHere = event.target === query || hits.contains(event.target as Node)
    if (event.key === 'Escape' && query.value !== '' && isHere) {
      query.value = ''
      query.focus()
      change()
    }
  }

  const keys = one<HTMLElement>('[data-keys]')
  keys.hidden = false
  query.setAttribute('aria-describedby', keys.id)
  form.addEventListener('input', change)
  // Before anything on the page is followed, the field is left.
  form.addEventListener('change', keepInAddress)
  document.addEventListener('keydown', onKey)
  // A browser that comes back may fill in what was typed after the page was written.
  window.addEventListener('pageshow', () => {
    const at = new URLSearchParams(location.search)
    const fields = all<HTMLInputElement | HTMLSelectElement>('input[name="q"], select[name]', form)
    if (fields.some(({ name, value }) => value.trim() !== (at.get(name) ?? '').trim())) change()
  })
}

/** What a form asks for, without what asks for nothing. */
function askedIn(form: HTMLFormElement): URLSearchParams {
  const pairs = [...new FormData(form)].map(([name, value]) => [name, String(value).trim()])
  return new URLSearchParams(pairs.filter(([, value]) => value !== ''))
}

/** The address of this page that asks for this. */
export const placeOf = (search: URLSearchParams): string =>
  search.size === 0 ? location.pathname : `${location.pathname}?${search}`

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement && target.closest('input, select, textarea, [contenteditable]') !== null
