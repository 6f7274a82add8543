import type { Reference } from '#content/schema/techniques.ts'
import { listAnswers } from './answers.ts'
import type { Appendix } from './method-model.ts'
import type { ReportContext } from './report-context.ts'
import type { UseCaseEntry } from './target-model.ts'

/** How many use cases the glossary speaks of while nobody chose any. */
const BEST = 3

/** Everything to look up: answers, the techniques named, claims, sources, limits. */
export function writeAppendix(context: ReportContext, rows: readonly UseCaseEntry[]): Appendix {
  const { plan, sheet, isEmpty } = context
  const chosen = [...new Set([...(plan?.targets ?? []), ...(sheet.profile.interests ?? [])])]
  const targets = chosen.length > 0 || isEmpty ? chosen : rows.slice(0, BEST).map(({ id }) => id)
  const glossary = listGlossary(context, targets)
  const claims = listClaims(context, targets)
  const cited = targets.flatMap((id) => context.useCases.get(id)?.references ?? [])
  return {
    answers: listAnswers(context),
    glossary,
    claims: claims.map(({ id, claim, source, literature, test }) => ({ id, claim, source, literature, test })),
    references: listReferences(context, [...cited, ...claims.flatMap(({ references }) => references)]),
    limits: writeLimits(context),
  }
}

function listGlossary(context: ReportContext, targets: readonly string[]): Appendix['glossary'] {
  const named = new Set(
    targets.flatMap((id) => (context.techniques.has(id) ? [id] : (context.useCases.get(id)?.techniques.core ?? []))),
  )
  return context.catalogue.techniques
    .filter(({ id }) => named.has(id))
    .map(({ id, name, definition, aiact, gdpr }) => ({ id, name, definition, aiact, gdpr }))
}

function listClaims({ catalogue, useCases, techniques }: ReportContext, targets: readonly string[]) {
  const named = new Set(targets.flatMap((id) => useCases.get(id)?.claims ?? techniques.get(id)?.claims ?? []))
  return catalogue.claims.filter(({ id }) => named.has(id))
}

function listReferences({ catalogue }: ReportContext, ids: readonly string[]): Appendix['references'] {
  const used = new Set(ids)
  return catalogue.references
    .filter(({ id }) => used.has(id))
    .map((reference) => ({
      id: reference.id,
      citation: reference.citation,
      locator: reference.locator,
      url: urlOf(reference),
    }))
}

/** Where a reference can be read, if its locator says so. */
function urlOf({ locator }: Reference): string | null {
  if (locator.startsWith('arXiv:')) return `https://arxiv.org/abs/${locator.slice('arXiv:'.length)}`
  if (locator.startsWith('doi:')) return `https://doi.org/${locator.slice('doi:'.length)}`
  return /^[a-z0-9-]+(\.[a-z0-9-]+)+\/\S*$/.test(locator) ? `https://${locator}` : null
}

function writeLimits({ words, plan, catalogue }: ReportContext): string[] {
  return [
    words.t('limits.selfReport'),
    ...(plan ? [words.t('limits.estimates')] : []),
    words.t('limits.claims'),
    words.t('limits.law', { date: words.date(catalogue.constants.lawAsOf) }),
  ]
}
