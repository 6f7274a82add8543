import { type Exposure, exposedTargets } from '#app/core/library/exposed-targets.ts'
import { sourcesOf } from '#app/routes/results/sources.server.ts'
import type { Pitfall } from '#content/schema/pitfalls.ts'
import type { Catalogue } from '#content/schema.ts'
import { linesOf } from './lines-view.server.ts'

export type LibraryPitfall = NonNullable<ReturnType<typeof libraryPitfall>>
export type Weighed = LibraryPitfall['capabilities'][number]
export type Exposed = LibraryPitfall['useCases'][number]

type Written = Pitfall & { page: NonNullable<Pitfall['page']> }

const isWritten = (pitfall: Pitfall): pitfall is Written => pitfall.page !== undefined

/** The pitfalls with what each is in a sentence. */
export function pitfallList({ pitfalls }: Catalogue) {
  return pitfalls.filter(isWritten).map(({ id, name, page }) => ({ id, name, summary: page.quickSummary }))
}

/** Everything that the page of one pitfall tells; `null` if the catalogue has none of that id. */
export function libraryPitfall(catalogue: Catalogue, id: string) {
  const pitfall = catalogue.pitfalls.filter(isWritten).find((one) => one.id === id)
  if (!pitfall) return null
  const { name, page, high, medium, lowMeans } = pitfall
  const exposed = (found: readonly Exposure[]) => found.map((one) => exposedView(catalogue, one))
  return {
    id,
    name,
    summary: page.quickSummary,
    about: page.about,
    signs: page.signs,
    costs: page.costs,
    start: page.start,
    sources: sourcesOf(catalogue, page.references),
    high: linesOf(catalogue, high),
    medium: linesOf(catalogue, medium),
    lowMeans,
    capabilities: weighedIn(catalogue, pitfall),
    dataKinds: dataKindsOf(catalogue, pitfall),
    firstActions: pitfall.firstActions.flatMap((action) => {
      const found = catalogue.actions.find((one) => one.id === action)
      return found ? [{ id: action, name: found.name, deliverable: found.deliverable }] : []
    }),
    everyPilot: everyPilotIn(catalogue, pitfall),
    useCases: exposed(exposedTargets(pitfall, catalogue.useCases, catalogue.locale)),
    techniques: exposed(exposedTargets(pitfall, catalogue.techniques, catalogue.locale)),
  }
}

const nameIn = ({ capabilities }: Catalogue, id: string) => capabilities.find((one) => one.id === id)?.name ?? id

function exposedView(catalogue: Catalogue, { id, name, capabilities }: Exposure) {
  return { id, name, capabilities: capabilities.map((one) => nameIn(catalogue, one)) }
}

/** The capabilities that it looks at, the heaviest first; `share`: of all weight, 0-1. */
function weighedIn({ capabilities }: Catalogue, { weights }: Pitfall) {
  const total = Object.values(weights).reduce((sum, weight) => sum + weight, 0)
  return capabilities
    .filter(({ id }) => Object.hasOwn(weights, id))
    .map(({ id, name, definition }) => ({ id, name, definition, share: (weights[id] ?? 0) / total }))
    .sort((a, b) => b.share - a.share)
}

/** What each kind of data is measured by. */
const dataKindsOf = (catalogue: Catalogue, { dataKind }: Pitfall) =>
  Object.entries(dataKind).map(([kind, ids]) => ({
    kind: kind as Catalogue['useCases'][number]['dataKind'],
    capabilities: ids.map((id) => nameIn(catalogue, id)),
  }))

/** What it looks at and every pilot needs, whatever it is about. */
function everyPilotIn(catalogue: Catalogue, { weights }: Pitfall): string[] {
  const rows = catalogue.profiles.find(({ id }) => id === 'core')?.requirements ?? []
  const asked = rows.flatMap(({ capability, must }) => (must && capability) || [])
  return asked.filter((id) => Object.hasOwn(weights, id)).map((id) => nameIn(catalogue, id))
}
