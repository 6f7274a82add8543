import type { CapabilityLadder } from '../model/dimension-model.ts'
import type { ReportModel } from '../model/report-model.ts'
import type { Range, Tone } from '../model/report-parts.ts'
import { sortedJson } from '../model/sorted-json.ts'
import type { TargetEntry } from '../model/target-model.ts'

/** A value in words, before and after. */
type Was<T> = { before: T; after: T }

/** Something that two reports have in common, and that reads otherwise in the later one. */
export type Moved = { id: string; name: string } & Was<string>

export type ReportChanges = {
  /** `null`: the same, or not to be compared. */
  score: Was<string> | null
  headline: Was<string> | null
  verdicts: (Moved & { kind: 'useCase' | 'technique'; isBetter: boolean | null })[]
  dimensions: Moved[]
  levels: Moved[]
  /** Steps of the homework that are in place by now, and that are missing by now. */
  gapsClosed: { id: string; name: string }[]
  gapsOpened: { id: string; name: string }[]
  /** First day of the pilot, ISO dates; `null` where no plan names one. */
  pilotStart: Was<string | null> | null
  actionsAdded: { id: string; name: string }[]
  actionsGone: { id: string; name: string }[]
  /** Actions with other days. */
  actionsMoved: Moved[]
  actionsSaid: Moved[]
  texts: { id: string; where: string; is: 'added' | 'changed' | 'removed' }[]
  sectionsAdded: string[]
  sectionsGone: string[]
  /** It looks otherwise: colour, logos, addresses. */
  isLookChanged: boolean
}

/** Something that somebody wrote into a report, and where it stands. */
export type WrittenText = { id: string; where: string; text: string }

/** What of a report is compared beside its model. */
export type ReportSide = {
  model: ReportModel
  texts: readonly WrittenText[]
  sections: readonly { id: string; title: string }[]
}

/**
 * What reads otherwise in the later of two reports of one company. Only what both speak of is compared, so a catalogue
 * that asks for more makes no change by itself.
 */
export function compareReports(before: ReportSide, after: ReportSide): ReportChanges {
  const [was, is] = [before.model, after.model]
  return {
    score: changed(was.summary.readiness?.text ?? '', is.summary.readiness?.text ?? ''),
    headline: changed(was.summary.headline, is.summary.headline),
    verdicts: [
      ...verdictsMoved('useCase', was.useCases.rows, is.useCases.rows),
      ...verdictsMoved('technique', techniquesOf(was), techniquesOf(is)),
    ],
    dimensions: movedIn(was.dimensions, is.dimensions, ({ score }) => rangeText(score)),
    levels: movedIn(laddersOf(was), laddersOf(is), ({ levelText }) => levelText),
    ...gapsBetween(was, is),
    ...planChanges(was, is),
    texts: textsBetween(before.texts, after.texts),
    sectionsAdded: without(after.sections, before.sections),
    sectionsGone: without(before.sections, after.sections),
    isLookChanged: sortedJson(was.cover.brand) !== sortedJson(is.cover.brand),
  }
}

/** Whether two reports read the same throughout. */
export function isUnchanged({ score, headline, pilotStart, isLookChanged, ...lists }: ReportChanges): boolean {
  const isSame = score === null && headline === null && pilotStart === null && !isLookChanged
  return isSame && Object.values(lists).every((list) => list.length === 0)
}

function changed<T>(before: T, after: T): Was<T> | null {
  return before === after ? null : { before, after }
}

const rangeText = (range: Range | null) => range?.text ?? ''
const techniquesOf = ({ techniques }: ReportModel) => techniques.flatMap(({ rows }) => rows)
const laddersOf = ({ dimensions }: ReportModel): CapabilityLadder[] =>
  dimensions.flatMap(({ capabilities }) => capabilities.filter(({ applies }) => applies))

function pairs<T extends { id: string }>(before: readonly T[], after: readonly T[]): [T, T][] {
  const old = new Map(before.map((one) => [one.id, one]))
  return after.flatMap((one): [T, T][] => {
    const was = old.get(one.id)
    return was ? [[was, one]] : []
  })
}

function movedIn<T extends { id: string; name: string }>(
  before: readonly T[],
  after: readonly T[],
  textOf: (one: T) => string,
): Moved[] {
  return pairs(before, after).flatMap(([was, is]) => {
    const move = changed(textOf(was), textOf(is))
    return move ? [{ id: is.id, name: is.name, ...move }] : []
  })
}

/** From worst to best; the others are neither. */
const TONES: readonly Tone[] = ['notyet', 'nearly', 'almost', 'ready']

function verdictsMoved(kind: 'useCase' | 'technique', before: readonly TargetEntry[], after: readonly TargetEntry[]) {
  const said = ({ label, range }: TargetEntry) => (range ? `${label} (${range})` : label)
  return pairs(before, after).flatMap(([was, is]) => {
    const move = changed(said(was), said(is))
    if (!move) return []
    const [from, to] = [TONES.indexOf(was.tone), TONES.indexOf(is.tone)]
    const isBetter = from === -1 || to === -1 || from === to ? null : to > from
    return [{ kind, id: is.id, name: is.name, isBetter, ...move }]
  })
}

function gapsBetween(was: ReportModel, is: ReportModel): Pick<ReportChanges, 'gapsClosed' | 'gapsOpened'> {
  const missing = ({ homework }: ReportModel) =>
    (homework?.rows ?? [])
      .filter(({ state }) => state === 'missing')
      .map(({ capability, name }) => ({ id: capability, name }))
  return { gapsClosed: notIn(missing(was), missing(is)), gapsOpened: notIn(missing(is), missing(was)) }
}

function planChanges(was: ReportModel, is: ReportModel) {
  const [before, after] = [was.roadmap?.actions ?? [], is.roadmap?.actions ?? []]
  return {
    pilotStart: changed(was.summary.pilotStartsOn, is.summary.pilotStartsOn),
    actionsAdded: notIn(after, before),
    actionsGone: notIn(before, after),
    actionsMoved: movedIn(before, after, ({ dates }) => dates),
    actionsSaid: movedIn(before, after, ({ status = '' }) => status),
  }
}

function notIn<T extends { id: string; name: string }>(these: readonly T[], those: readonly T[]) {
  const known = new Set(those.map(({ id }) => id))
  return these.filter(({ id }) => !known.has(id)).map(({ id, name }) => ({ id, name }))
}

function without(these: ReportSide['sections'], those: ReportSide['sections']): string[] {
  const known = new Set(those.map(({ id }) => id))
  return these.filter(({ id }) => !known.has(id)).map(({ title }) => title)
}

function textsBetween(before: readonly WrittenText[], after: readonly WrittenText[]): ReportChanges['texts'] {
  const [old, now] = [before, after].map((texts) => new Map(texts.map(({ id, text }) => [id, text])))
  const written = after.flatMap(({ id, where, text }): ReportChanges['texts'] => {
    const was = old?.get(id)
    if (was === text) return []
    return [{ id, where, is: was === undefined ? 'added' : 'changed' }]
  })
  const removed = before.filter(({ id }) => !now?.has(id))
  return [...written, ...removed.map(({ id, where }) => ({ id, where, is: 'removed' as const }))]
}
