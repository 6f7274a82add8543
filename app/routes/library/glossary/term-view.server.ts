import { techniqueCalled } from '#app/core/library/confused-pairs.ts'
import { searchTechniques } from '#app/core/library/search-techniques.ts'
import { namesBesides } from '#app/core/library/technique-names.ts'
import { claimsOf, sourcesOf } from '#app/routes/results/sources.server.ts'
import { cataloguesElsewhere } from '#app/server/catalogues-elsewhere.server.ts'
import type { Technique } from '#content/schema/techniques.ts'
import type { Catalogue } from '#content/schema.ts'
import { libraryPlaces } from '../library-places.ts'
import { contentsOf, type Speaking } from './glossary-view.server.ts'
import { needsOf } from './needs-view.server.ts'
import { actionsOf } from './steps-view.server.ts'

export type TermView = ReturnType<typeof viewOf>

const laidOut = new WeakMap<Catalogue, Map<string, TermView>>()

/** Everything that the glossary says of one technique; `null` if there is no such technique. */
export function viewOfTerm(own: Speaking, id: string): TermView | null {
  const { catalogue } = own
  const views = laidOut.get(catalogue) ?? new Map<string, TermView>()
  laidOut.set(catalogue, views)
  const technique = catalogue.techniques.find((one) => one.id === id)
  const view = views.get(id) ?? (technique ? viewOf(own, technique) : null)
  if (view) views.set(id, view)
  return view
}

const MOST_NEAR = 5
/** Shorter words begin too many names to tell what was meant. */
const TELLING = 5

/**
 * Techniques with a name, in any language, that somebody may have meant by an id that there is not, best first; perhaps
 * none. Definitions and examples are not asked: they hold words of every day, so that anything resembles something.
 */
export function nearTo(own: Speaking, id: string): { id: string; name: string }[] {
  const { terms } = contentsOf(own)
  const named = terms.map((term) => ({ ...term, definition: '', examples: '', confusedWith: [], useCases: [] }))
  const whole = searchTechniques(named, id)
  const { ids, match } = whole.match === 'all' ? whole : searchTechniques(named, tellingWords(id))
  if (match === 'unasked') return []
  return ids
    .slice(0, MOST_NEAR)
    .flatMap((one) => terms.filter((term) => term.id === one).map(({ name }) => ({ id: one, name })))
}

const tellingWords = (id: string): string =>
  id
    .split(/[^\p{L}\p{N}]/u)
    .filter(({ length }) => length >= TELLING)
    .join(' ')

function viewOf(own: Speaking, technique: Technique) {
  const { catalogue } = own
  const { id, name, definition, examples, effort, updated, aiact, gdpr, page } = technique
  const { terms } = contentsOf(own)
  const place = terms.findIndex((term) => term.id === id)
  const named = (at: number) => {
    const term = terms[at]
    return term ? { id: term.id, name: term.name } : null
  }
  return {
    id,
    name,
    category: { id: technique.category, name: terms[place]?.categoryName ?? '' },
    ...namesOf(own, technique),
    updated,
    definition,
    examples,
    effort,
    page,
    history: historyOf(catalogue, technique),
    takenFor: technique.confusedWith.map((one) => takenFor(catalogue, one.name)),
    uses: usesOf(catalogue, technique),
    needs: needsOf(catalogue, technique),
    actions: actionsOf(catalogue, technique),
    claims: technique.claims.flatMap((claim) => claimsOf(catalogue, [claim], libraryPlaces(catalogue))),
    law: { aiact, gdpr, asOf: { date: updated } },
    related: technique.related.flatMap((other) => catalogue.techniques.filter((one) => one.id === other).map(shortly)),
    resources: sourcesOf(catalogue, technique.resources),
    previous: named(place - 1),
    next: named(place + 1),
  }
}

/** What else it is called here, and in each other language where that says something new. */
function namesOf(speaking: Speaking, { id, name, alsoCalled }: Technique) {
  const own = namesBesides(alsoCalled, [name])
  const elsewhere = cataloguesElsewhere(speaking, speaking.catalogue).flatMap(({ locale: language, techniques }) => {
    const other = techniques.find((one) => one.id === id)
    const names = other ? namesBesides([other.name, ...other.alsoCalled], [name, ...alsoCalled]) : []
    return names.length > 0 ? [{ language, names }] : []
  })
  return { alsoCalled: own, elsewhere }
}

const shortly = ({ id, name, definition }: Technique) => ({ id, name, definition })

function takenFor({ techniques }: Catalogue, name: string) {
  const id = techniqueCalled(techniques, name)
  return { id, name: techniques.find((one) => one.id === id)?.name ?? name }
}

/** The works that its origin rests on, oldest first; a year without a work of ours names what happened. */
function historyOf(catalogue: Catalogue, { history }: Technique) {
  return history
    .toSorted((a, b) => a.year - b.year)
    .map(({ year, fact, reference }) => ({
      year,
      fact,
      source: sourcesOf(catalogue, reference ? [reference] : [])[0] ?? null,
    }))
}

const FITS = ['direct', 'indirect', 'weak'] as const

function usesOf({ useCases }: Catalogue, { uses, page }: Technique) {
  const rows = uses.flatMap(({ useCase, fit }) =>
    useCases
      .filter(({ id }) => id === useCase)
      .map(({ id, name }) => ({ id, name, fit, say: page.useCaseFit.find((one) => one.useCase === id)?.say ?? '' })),
  )
  return rows.sort((a, b) => FITS.indexOf(a.fit) - FITS.indexOf(b.fit))
}
