import type { ChangesReport } from '../model/report-model.ts'
import { createWording, type Wording } from '../model/wording.ts'
import { isUnchanged, type Moved, type ReportChanges } from './compare-reports.ts'

type Since = {
  locale: string
  /** Such as `1.0`. */
  version: string
  /** ISO date on which that was issued. */
  issuedOn: string
}

/** What changed since a version, in words. */
export function describeChanges(changes: ReportChanges, { locale, version, issuedOn }: Since): ChangesReport {
  const words = createWording(locale)
  const { t } = words
  const since = { version, on: words.date(issuedOn) }
  const intro = isUnchanged(changes) ? t('changes.none', since) : t('changes.intro', since)
  const groups = [
    { title: t('changes.result'), lines: resultLines(words, changes) },
    { title: t('changes.levels'), lines: levelLines(words, changes) },
    { title: t('changes.plan'), lines: planLines(words, changes) },
    { title: t('changes.texts'), lines: textLines(words, changes) },
  ]
  return { title: t('changes.title', since), intro, groups: groups.filter(({ lines }) => lines.length > 0) }
}

function resultLines({ t }: Wording, { headline, score, verdicts }: ReportChanges): string[] {
  const direction = (isBetter: boolean | null) => (isBetter === null ? 'other' : isBetter ? 'better' : 'worse')
  return [
    ...(headline ? [t('changes.headline', headline)] : []),
    ...(score ? [t('changes.score', filled(t, score))] : []),
    ...verdicts.map(({ name, before, after, isBetter }) =>
      t('changes.verdict', { name, before, after, is: direction(isBetter) }),
    ),
  ]
}

function levelLines({ t }: Wording, { dimensions, levels, gapsClosed, gapsOpened }: ReportChanges): string[] {
  return [
    ...dimensions.map((moved) => t('changes.dimension', movedWords(t, moved))),
    ...levels.map((moved) => t('changes.level', movedWords(t, moved))),
    ...gapsClosed.map(({ name }) => t('changes.gapClosed', { name })),
    ...gapsOpened.map(({ name }) => t('changes.gapOpened', { name })),
  ]
}

function planLines(words: Wording, changes: ReportChanges): string[] {
  const { t } = words
  const { pilotStart, actionsAdded, actionsGone, actionsMoved, actionsSaid } = changes
  const day = (iso: string | null) => (iso === null ? t('changes.noDay') : words.date(iso))
  return [
    ...(pilotStart ? [t('changes.start', { before: day(pilotStart.before), after: day(pilotStart.after) })] : []),
    ...actionsMoved.map((moved) => t('changes.actionMoved', movedWords(t, moved))),
    ...actionsSaid.map((moved) => t('changes.actionSaid', movedWords(t, moved))),
    ...actionsAdded.map(({ name }) => t('changes.actionAdded', { name })),
    ...actionsGone.map(({ name }) => t('changes.actionGone', { name })),
  ]
}

function textLines({ t }: Wording, { texts, sectionsAdded, sectionsGone, isLookChanged }: ReportChanges): string[] {
  return [
    ...texts.map(({ where, is }) => t(`changes.text.${is}`, { where })),
    ...sectionsAdded.map((title) => t('changes.sectionAdded', { title })),
    ...sectionsGone.map((title) => t('changes.sectionGone', { title })),
    ...(isLookChanged ? [t('changes.look')] : []),
  ]
}

const filled = (t: Wording['t'], { before, after }: { before: string; after: string }) => ({
  before: before || t('changes.nothing'),
  after: after || t('changes.nothing'),
})

const movedWords = (t: Wording['t'], moved: Moved) => ({ name: moved.name, ...filled(t, moved) })
