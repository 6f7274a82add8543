import { bandOf } from '#app/core/scoring/band.ts'
import type { CapabilityScore, DimensionScore } from '#app/core/scoring/result.ts'
import type { Capability, Dimension } from '#content/schema.ts'
import { answerEntries } from './answers.ts'
import type { CapabilityLadder, DimensionProfile } from './dimension-model.ts'
import { isTicked, type ReportContext, statementAt } from './report-context.ts'
import type { CapabilityNote } from './summary-model.ts'

const TOP = 4

/** Every dimension with its range and the ladders of its capabilities, in display order. */
export function describeDimensions(context: ReportContext): DimensionProfile[] {
  return context.catalogue.dimensions.flatMap((dimension) => {
    const score = context.score.dimensions.find(({ id }) => id === dimension.id)
    return score ? [describeDimension(context, dimension, score)] : []
  })
}

function describeDimension(
  context: ReportContext,
  dimension: Dimension,
  { score, capabilities }: DimensionScore,
): DimensionProfile {
  const ladders = capabilities.flatMap((scored) => {
    const capability = context.capabilities.get(scored.id)
    return capability ? [describeLadder(context, capability, scored)] : []
  })
  const order = context.catalogue.capabilities.map(({ id }) => id)
  return {
    ...dimension,
    score: score && context.words.range(score),
    text: dimensionText(context, score, ladders),
    isOpen: score !== null && score.lo < score.hi,
    capabilities: ladders.sort((a, b) => order.indexOf(a.id) - order.indexOf(b.id)),
  }
}

function dimensionText(
  { words }: ReportContext,
  score: DimensionScore['score'],
  ladders: readonly CapabilityLadder[],
): string {
  if (!score) return words.t('dimension.none')
  const open = ladders.filter(({ state }) => state === 'open' || state === 'partly')
  if (ladders.every(({ state }) => state === 'open' || state === 'notApplicable')) return words.t('dimension.open')
  const names = words.t('dimension.openPart', { names: words.list(open.map(({ name }) => name)) })
  const worst = bandOf(score.lo)
  const parts = worst === bandOf(score.hi) ? [words.t(`dimension.band${worst}`)] : []
  return [...parts, ...(open.length > 0 ? [names] : [])].join(' ')
}

function describeLadder(context: ReportContext, capability: Capability, scored: CapabilityScore): CapabilityLadder {
  const { level, applies } = scored
  const state = !applies ? 'notApplicable' : level.lo === level.hi ? 'known' : isOpen(scored) ? 'open' : 'partly'
  const isKnownPart = state === 'known' || (state === 'partly' && level.lo > 0)
  const next = applies && level.lo < TOP ? capability.levels[level.lo + 1] : undefined
  const here = capability.levels[level.lo]
  return {
    id: capability.id,
    name: capability.name,
    definition: capability.definition,
    applies,
    scored: capability.scored,
    level,
    levelText: levelText(context, scored, state),
    state,
    here: isKnownPart && here ? statementAt(context, capability.id, level.lo) : null,
    next: isKnownPart && next ? statementAt(context, capability.id, level.lo + 1) : null,
    rungs: capability.levels.map(({ lead, rest, facts }, rung) => ({
      level: rung,
      lead,
      rest,
      facts: facts.map((fact, index) =>
        rung > level.lo && isTicked(context, capability.id, `${rung}.${index}`)
          ? context.words.t('factDone', { fact })
          : fact,
      ),
      state: rung <= level.lo && isKnownPart ? 'reached' : rung <= level.hi && applies ? 'possible' : 'ahead',
    })),
    reasons: answerEntries(
      context,
      scored.aspects.filter(({ state }) => state !== 'vacuous').map(({ question }) => question),
    ),
  }
}

function isOpen({ aspects }: CapabilityScore): boolean {
  return !aspects.some(({ state }) => state === 'answered')
}

function levelText({ words }: ReportContext, { level }: CapabilityScore, state: CapabilityLadder['state']): string {
  if (state === 'notApplicable') return words.t('dimension.notApplicable')
  if (state === 'open') return words.t('dimension.levelUnknown')
  return level.lo === level.hi
    ? words.t('dimension.level', { level: level.lo })
    : words.t('dimension.levelOpen', { low: level.lo, high: level.hi })
}

const SHOWN = 3
/** From here on a level is worth naming as a strength: in place for a pilot. */
const STRENGTH_FROM = 2

/** The three highest levels that are sure and that no unexplained contradiction puts in doubt, of different dimensions first. */
export function listStrengths(context: ReportContext, dimensions: readonly DimensionProfile[]): CapabilityNote[] {
  const doubted = doubtedCapabilities(context)
  const candidates = dimensions
    .map(({ capabilities }) =>
      capabilities
        .filter(({ here, level, scored }) => here !== null && scored && level.lo >= STRENGTH_FROM)
        .filter(({ id }) => !doubted.has(id))
        .sort((a, b) => b.level.lo - a.level.lo),
    )
    .sort((a, b) => (b[0]?.level.lo ?? 0) - (a[0]?.level.lo ?? 0))
  const firsts = candidates.flatMap((ladders) => ladders.slice(0, 1))
  const others = candidates.flatMap((ladders) => ladders.slice(1)).sort((a, b) => b.level.lo - a.level.lo)
  return [...firsts, ...others].slice(0, SHOWN).map(noteOf)
}

/** Capabilities measured by answers that do not go together, as long as nobody said why they do. */
function doubtedCapabilities({ score, meta, questions }: ReportContext): Set<string> {
  const unexplained = score.contradictions.filter(({ id }) => !meta.replies?.[id]?.trim())
  return new Set(unexplained.flatMap((one) => one.questions.flatMap((id) => questions.get(id)?.capability ?? [])))
}

/** The three capabilities that hold up the most use cases for sure, then those that cost the most points. */
export function listGaps(
  { score, questions }: ReportContext,
  dimensions: readonly DimensionProfile[],
  strengths: readonly CapabilityNote[],
): CapabilityNote[] {
  const blocked = score.useCases.flatMap(({ blockers }) => blockers.filter(({ must, short }) => must && short.lo > 0))
  const holdsUp = ({ id }: CapabilityLadder) => blocked.filter(({ cap }) => cap === id).length
  const costs = ({ id }: CapabilityLadder) =>
    Math.max(
      0,
      ...score.losses.filter(({ question }) => questions.get(question)?.capability === id).map(({ points }) => points),
    )
  return dimensions
    .flatMap(({ capabilities }) => capabilities)
    .filter((ladder) => ladder.state === 'known' && holdsUp(ladder) > 0)
    .filter(({ id }) => strengths.every(({ capability }) => capability !== id))
    .sort((a, b) => holdsUp(b) - holdsUp(a) || costs(b) - costs(a))
    .slice(0, SHOWN)
    .map(noteOf)
}

function noteOf({ id, name, here, rungs, level }: CapabilityLadder): CapabilityNote {
  const rung = rungs[level.lo]
  return { capability: id, name, text: rung ? `${rung.lead}${rung.rest}` : (here ?? '') }
}
