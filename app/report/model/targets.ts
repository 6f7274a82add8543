import { type Blocker, type TargetScore, VERDICTS } from '#app/core/scoring/result.ts'
import { isRuledOut, SCORES_PEOPLE } from '#app/core/scoring/scope.ts'
import type { Technique } from '#content/schema/techniques.ts'
import type { UseCase } from '#content/schema/use-cases.ts'
import type { Requirement } from '#content/schema.ts'
import { givenText } from './answers.ts'
import { capabilityName, openQuestions, type ReportContext, statementAt } from './report-context.ts'
import type { ReportModel } from './report-model.ts'
import type { Range } from './report-parts.ts'
import { spanOf } from './shared-answer.ts'
import type { BlockerEntry, TargetEntry, TechniqueCategory, UseCaseEntry, UseCases } from './target-model.ts'
import { standingOf } from './team.ts'
import { isInsideTools, toneOf, verdictLabel, verdictRange } from './verdict-words.ts'

/** Best first: worst verdict, best verdict, steps, fit, id (methods 1.6). Targets that do not apply come last. */
function inDisplayOrder(targets: readonly TargetScore[]): TargetScore[] {
  const ends = ({ range }: TargetScore) => (range ?? []).map((verdict) => VERDICTS.indexOf(verdict))
  const key = (target: TargetScore) => [
    -(ends(target)[0] ?? -1),
    -(ends(target)[1] ?? -1),
    target.steps.hi,
    -snapped(target.fit.lo),
    -snapped(target.fit.hi),
  ]
  return [...targets].sort((a, b) => {
    const other = key(b)
    const difference = key(a)
      .map((part, index) => part - (other[index] ?? 0))
      .find((part) => part !== 0)
    return difference ?? (a.id < b.id ? -1 : 1)
  })
}

function snapped(fit: number): number {
  return Math.round(fit * 1e9) / 1e9
}

/** The use cases by verdict, with the weeks until ready; those that do not apply stand apart. */
export function describeUseCases(context: ReportContext): UseCases {
  const { score, words } = context
  const ordered = inDisplayOrder(score.useCases)
  const rows = ordered.filter(({ applies }) => applies).flatMap((target) => useCaseEntry(context, target))
  return {
    intro: words.t('useCases.intro'),
    maxWeeks: Math.max(0, ...rows.map(({ weeks }) => weeks?.hi ?? 0)),
    rows,
    apart: ordered
      .filter(({ applies }) => !applies)
      .map(({ id }) => ({ id, name: context.useCases.get(id)?.name ?? id, because: becauseOfScope(context, id) })),
  }
}

function useCaseEntry(context: ReportContext, target: TargetScore): UseCaseEntry[] {
  const useCase = context.useCases.get(target.id)
  if (!useCase) return []
  const weeks = context.weeks[target.id]
  const range = weeks ? context.words.range(weeks) : null
  return [
    {
      ...targetEntry(context, target, useCase),
      description: useCase.description,
      weeks: range,
      weeksText: weeksText(context, target, range),
      isTarget: context.plan?.targets.includes(target.id) ?? false,
      techniques: useCase.techniques.core.flatMap((id) => techniqueVerdict(context, id)),
    },
  ]
}

function weeksText({ words }: ReportContext, target: TargetScore, weeks: UseCaseEntry['weeks']): string {
  if (!weeks) return target.verdict === 'undetermined' ? words.t('useCases.noWeeksOpen') : words.t('useCases.noWeeks')
  if (weeks.hi === 0) return words.t('useCases.ready')
  const text = weeksWords(words, weeks)
  return target.verdict === 'undetermined' ? words.t('useCases.weeksOpen', { weeks: text }) : text
}

/** Weeks with their unit: "9–12 weeks", "1 week". */
export function weeksWords(words: ReportContext['words'], weeks: Range): string {
  return words.t('useCases.weeks', { weeks: weeks.text, plural: weeks.lo === 1 && weeks.hi === 1 ? 'one' : 'other' })
}

function techniqueVerdict(context: ReportContext, id: string): UseCaseEntry['techniques'] {
  const target = context.score.techniques.find((candidate) => candidate.id === id)
  const technique = context.techniques.get(id)
  if (!target || !technique) return []
  const { tone, label } = techniqueWords(context, target, technique)
  return [{ id, name: technique.name, tone, label }]
}

function techniqueWords(context: ReportContext, target: TargetScore, technique: Technique) {
  const inside = isInsideTools(context, technique)
  const usual = { tone: toneOf(target), label: verdictLabel(context, target), insideTools: false }
  if (!inside) return usual
  if (target.verdict === 'ready')
    return { tone: 'none' as const, label: context.words.t('verdict.inside'), insideTools: true }
  if (target.verdict !== 'readyAfterHomework') return usual
  return { tone: 'none' as const, label: context.words.t('verdict.insideAfterHomework'), insideTools: true }
}

/** All techniques by category, in display order; categories without one are left out. */
export function describeTechniques(context: ReportContext): TechniqueCategory[] {
  const ordered = inDisplayOrder(context.score.techniques)
  return context.catalogue.categories.flatMap(({ id, name }) => {
    const rows = ordered.flatMap((target) => {
      const technique = context.techniques.get(target.id)
      if (technique?.category !== id) return []
      const { definition, aiact, gdpr } = technique
      const words = techniqueWords(context, target, technique)
      return [{ ...targetEntry(context, target, technique), ...words, definition, aiact, gdpr }]
    })
    return rows.length > 0 ? [{ id, name, rows }] : []
  })
}

function targetEntry(context: ReportContext, target: TargetScore, item: UseCase | Technique): TargetEntry {
  const { words } = context
  const standing = standingOf(context, target)
  return {
    id: target.id,
    name: item.name,
    tone: toneOf(target),
    verdict: target.verdict,
    label: verdictLabel(context, target),
    range: verdictRange(context, target),
    between: betweenText(context, target),
    ...(standing && { standing }),
    steps: words.range(target.steps),
    homeworkSteps: words.range(target.homeworkSteps),
    insideTools: false,
    blockers: target.blockers
      .filter(({ must, homework }) => must && !homework)
      .map((blocker) => blockerEntry(context, blocker, item)),
    assumes: openQuestions(context, target.assumes),
  }
}

function betweenText(context: ReportContext, target: TargetScore): string {
  const { words } = context
  if (target.verdict === null) return becauseOfScope(context, target.id)
  if (target.verdict === 'undetermined') return dependsText(context, target)
  const fact = target.blockers.find(
    ({ cap, must, level }) => must && isFactOfBusiness(context, cap) && level.lo === level.hi,
  )
  if (fact) {
    const shortOf = (level: number) => shortStatement(context, fact.cap ?? '', level)
    const [has, needs] = [shortOf(fact.level.lo), shortOf(fact.min)]
    return words.t('between.fact', { name: capabilityName(context, fact.cap ?? ''), has, needs })
  }
  const steps = words.range(target.steps)
  const plural = steps.lo === 1 && steps.hi === 1 ? 'one' : 'other'
  if (steps.hi === 0) return target.homeworkSteps.hi > 0 ? words.t('between.homework') : words.t('between.nothing')
  return words.t(target.homeworkSteps.hi > 0 ? 'between.homeworkAndSteps' : 'between.steps', {
    steps: steps.text,
    plural,
  })
}

function dependsText(context: ReportContext, { blockers }: TargetScore): string {
  const open = blockers.filter(({ must, open }) => must && open.length > 0)
  const first = open[0]
  if (!first) return context.words.t('verdict.undetermined')
  const name = capabilityName(context, first.cap ?? first.anyOf ?? '')
  const isDispute = first.open.every((question) => spanOf(context, question) !== undefined)
  const kind = isDispute ? 'differOn' : 'dependsOn'
  return open.length === 1
    ? context.words.t(`between.${kind}`, { name })
    : context.words.t(`between.${kind}More`, { name, count: open.length - 1 })
}

/** A statement's words to quote inside a sentence: without a full stop. */
function shortStatement({ capabilities }: ReportContext, capability: string, level: number): string {
  const { lead = '', rest = '' } = capabilities.get(capability)?.levels[level] ?? {}
  return `${lead}${rest}`.replace(/\.$/, '')
}

function isFactOfBusiness({ capabilities }: ReportContext, capability: string | undefined): boolean {
  return capabilities.get(capability ?? '')?.scored === false
}

function blockerEntry(context: ReportContext, blocker: Blocker, item: UseCase | Technique): BlockerEntry {
  const { words } = context
  const id = blocker.cap ?? blocker.anyOf ?? ''
  const { lo, hi } = blocker.level
  const isKnown = lo === hi
  return {
    id,
    name: capabilityName(context, id),
    has: isKnown && blocker.cap ? statementAt(context, id, lo) : words.t('dimension.levelOpen', { low: lo, high: hi }),
    needs: blocker.cap ? statementAt(context, id, blocker.min) : optionsText(context, id),
    why: whyOf(context, id, item),
    isMissing: blocker.short.lo > 0,
    wayOut: isFactOfBusiness(context, blocker.cap) ? (context.capabilities.get(id)?.wayOut ?? null) : null,
    open: openQuestions(context, blocker.open),
  }
}

function optionsText(context: ReportContext, alternative: string): string {
  const options = context.alternatives.get(alternative)?.options ?? []
  const texts = options.map((option) =>
    context.words.list(
      option.map(({ capability, min }) =>
        context.words.t('roadmap.atLevel', { name: capabilityName(context, capability), to: min }),
      ),
    ),
  )
  return context.words.eitherOf(texts)
}

/** Why a target needs something: its own reason, else that of a technique it uses, else that of the homework. */
export function whyOf(context: ReportContext, id: string, item: UseCase | Technique): string {
  const inList = (requirements: readonly Requirement[]) =>
    requirements.find(({ capability, anyOf }) => capability === id || anyOf === id)?.why
  const core = 'techniques' in item ? item.techniques.core : []
  const ofCore = core.map((technique) => inList(context.techniques.get(technique)?.requirements ?? []))
  const ofProfiles = context.catalogue.profiles
    .filter((profile) => item.profiles.includes(profile.id))
    .map(({ requirements }) => inList(requirements))
  const why = [inList(item.requirements), ...ofCore, ...ofProfiles].find((text) => text)
  return why ?? context.alternatives.get(id)?.why ?? ''
}

function becauseOfScope(context: ReportContext, target: string): string {
  const scope = context.scopes.useCases.get(target) ?? context.scopes.organisation
  const no = SCORES_PEOPLE.find((id) => isRuledOut(id, scope))
  const question = context.questions.get(no ?? '')
  if (!question) return context.words.t('verdict.none')
  return context.words.t('useCases.apart', { question: question.ask, answer: givenText(context, question, 'no') })
}

/** The entry of a use case or technique of the report, if it has one. */
export function findEntry(report: Pick<ReportModel, 'useCases' | 'techniques'>, id: string): TargetEntry | null {
  const techniques = report.techniques.flatMap(({ rows }) => rows)
  return [...report.useCases.rows, ...techniques].find((entry) => entry.id === id) ?? null
}
