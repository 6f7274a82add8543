import type { Model } from '#app/core/scoring/compile-model.ts'
import type { GroupRow, MustRow, SoftRow } from '#app/core/scoring/merge-rows.ts'
import type { Blocker, TargetScore } from '#app/core/scoring/result.ts'
import { planFor } from '#app/core/scoring/scope-plan.ts'
import type { BlockerEntry } from '#app/report/model/target-model.ts'
import type { Decided } from './decided.server.ts'
import type { Links } from './links.server.ts'
import type { LadderView, OpenQuestionView } from './view.ts'

export type RequirementState = 'met' | 'missing' | 'open'

/** One level that is asked for, with the ladder it stands on. */
export type RequirementView = {
  id: string
  state: RequirementState
  /** Needed for every pilot, not for this alone. */
  isHomework: boolean
  needed: number
  why: string
  also: string[]
  wayOut: string | null
  ladder: LadderView
}

/** Several ways to the same end; one is enough. */
export type AlternativeView = {
  id: string
  name: string
  state: RequirementState
  why: string
  wayOut: string | null
  options: { needed: number; ladder: LadderView }[][]
  open: OpenQuestionView[]
}

export type RequirementsView = {
  needs: RequirementView[]
  alternatives: AlternativeView[]
  /** Would help, but decides nothing. */
  wishes: { id: string; needed: number; why: string; ladder: LadderView }[]
}

/**
 * All that a use case or technique asks for under its scope: which of it is missing is what the score says.
 *
 * @returns empty lists for an id that the catalogue does not know
 */
export function requirementsOf({ model, sheet, score, report, links }: Decided, id: string): RequirementsView {
  const { useCases, techniques } = planFor(model, sheet)
  const rows = [...useCases, ...techniques].find((target) => target.id === id)?.rows
  const target = [...score.useCases, ...score.techniques].find((scored) => scored.id === id)
  if (!rows || !target) return { needs: [], alternatives: [], wishes: [] }

  const found = report.dimensions.flatMap(({ capabilities }) => capabilities).map(links.ladder)
  const ladders = new Map(found.map((ladder) => [ladder.id, ladder]))
  const entries = [...report.useCases.rows, ...report.techniques.flatMap((category) => category.rows)]
  const told = entries.find((entry) => entry.id === id)?.blockers ?? []
  const parts: Parts = { target, ladders, model, links, entryOf: (of) => told.find((blocker) => blocker.id === of) }
  return {
    needs: rows.musts.flatMap((row) => requirementView(parts, row)).sort(byUrgency),
    alternatives: rows.groups.filter(({ must }) => must).map((group) => alternativeView(parts, group)),
    wishes: rows.softs.flatMap((row) => wishView(parts, row)),
  }
}

type Parts = {
  target: TargetScore
  ladders: ReadonlyMap<string, LadderView>
  model: Model
  links: Links
  /** What the report says of a blocker. */
  entryOf(id: string): BlockerEntry | undefined
}

const ORDER: readonly RequirementState[] = ['missing', 'open', 'met']

function byUrgency(a: RequirementView, b: RequirementView): number {
  return Number(a.isHomework) - Number(b.isHomework) || ORDER.indexOf(a.state) - ORDER.indexOf(b.state)
}

function stateOf(blockers: readonly Blocker[]): RequirementState {
  if (blockers.some(({ short }) => short.lo > 0)) return 'missing'
  return blockers.length > 0 ? 'open' : 'met'
}

function requirementView({ target, ladders, entryOf }: Parts, row: MustRow): RequirementView[] {
  const ladder = ladders.get(row.capability)
  if (!ladder) return []
  const blockers = target.blockers.filter(({ cap, must }) => must && cap === row.capability)
  return [
    {
      id: row.capability,
      state: stateOf(blockers),
      isHomework: row.specific === null,
      needed: row.min,
      why: row.why,
      also: row.also,
      wayOut: entryOf(row.capability)?.wayOut ?? null,
      ladder,
    },
  ]
}

function alternativeView({ target, ladders, model, links, entryOf }: Parts, group: GroupRow): AlternativeView {
  const blockers = target.blockers.filter(({ anyOf, must }) => must && anyOf === group.anyOf)
  const entry = entryOf(group.anyOf)
  return {
    id: group.anyOf,
    name: model.alternatives.get(group.anyOf)?.name ?? group.anyOf,
    state: stateOf(blockers),
    why: group.why,
    wayOut: entry?.wayOut ?? null,
    options: group.options.map((members) =>
      members.flatMap(({ capability, min }) => {
        const ladder = ladders.get(capability)
        return ladder ? [{ needed: min, ladder }] : []
      }),
    ),
    open: links.open(entry?.open ?? []),
  }
}

function wishView({ target, ladders }: Parts, { capability, min, why }: SoftRow): RequirementsView['wishes'] {
  const ladder = ladders.get(capability)
  const isMissing = target.blockers.some(({ cap, must }) => !must && cap === capability)
  return ladder && isMissing ? [{ id: capability, needed: min, why, ladder }] : []
}
