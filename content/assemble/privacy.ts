import { parseExpression } from '../expression.ts'
import type { ActsFile, ContestedFile, LegalHintFile, NationalListFile, PrivacyQuestionFile } from '../files/privacy.ts'
import type { ContentFiles, Item } from '../layout.ts'
import type {
  ContestedPoint,
  Dated,
  LegalHint,
  LegalSource,
  NationalList,
  PrivacyQuestion,
  PrivacyRules,
  QuestionPart,
} from '../privacy-rules.ts'
import { QUESTION_PARTS } from '../privacy-rules.ts'
import { type ActsOrder, citation } from '../translation/places.ts'
import { assembleScenarios } from './ai-act.ts'
import { readPlaces } from './known-places.ts'

type Written = { as_of: string; review_by: string; sources: { act: string; article: string }[] }

/** Joins the files of `content/regulation/privacy/` into rules, without their hash. Content must be free of faults. */
export function assemblePrivacy({ items, lists }: ContentFiles, order: ActsOrder): Omit<PrivacyRules, 'hash'> {
  const cite = citing(lists['regulation/privacy/acts'], order)
  const rule = <T extends Written & { says: string; if: string }>({ if: source, ...written }: T) => ({
    ...dated(written, cite),
    says: written.says,
    when: parseExpression(source),
  })
  const gates = lists['regulation/privacy/gates']
  const { enough, criteria } = lists['regulation/privacy/criteria']
  const fines = lists['regulation/privacy/fines']
  const maybe = (source: string | undefined) => (source === undefined ? null : parseExpression(source))
  return {
    questions: items['regulation/privacy/questions'].map((item) => question(item, fines.tiers, cite)).sort(byPlace),
    applies: rule(gates.applies),
    stops: gates.stops.map((stop) => ({ ...rule(stop), id: stop.id, from: stop.from })),
    statuteCases: lists['regulation/privacy/statute-cases'].map((entry) => ({ ...rule(entry), id: entry.id })),
    enoughCriteria: enough,
    criteria: criteria.map(({ number, id, name, marketing, ...written }) => ({
      ...rule({ ...written, says: marketing }),
      number,
      id,
      name,
    })),
    nationalLists: items['regulation/privacy/national-lists'].map((item) => nationalList(item, cite)),
    outcomes: lists['regulation/privacy/outcomes'].map((outcome) => ({
      ...dated(outcome, cite),
      id: outcome.id,
      name: outcome.name,
      says: outcome.says,
      next: outcome.next,
    })),
    interestRules: lists['regulation/privacy/legitimate-interest'].map((entry) => ({
      ...rule(entry),
      id: entry.id,
      step: entry.step,
      effect: entry.effect,
    })),
    hints: items['regulation/privacy/hints'].map((item) => hint(item, cite)),
    contested: items['regulation/privacy/contested'].map((item) => contested(item, cite)),
    recordFields: lists['regulation/privacy/record-fields'].map(
      ({ id, name, help, who, from, beside, act, article, when, only_if_sure, of_company, ...written }) => ({
        ...dated(written, cite),
        id,
        name,
        help,
        who,
        ...readPlaces({ from, beside }),
        cited: cite({ act, article }).cited,
        when: maybe(when),
        onlyIfSure: only_if_sure === true,
        ofCompany: of_company === true,
      }),
    ),
    fineTiers: fines.tiers.map((tier) => ({
      ...dated(tier, cite),
      id: tier.id,
      articles: tier.articles,
      says: tier.says,
    })),
    fineRules: fines.rules.map((entry) => ({ ...dated(entry, cite), id: entry.id, says: entry.says })),
    wrongClaims: lists['regulation/privacy/wrong-claims'].map(({ id, wrong, pattern, right, ...written }) => ({
      ...dated(written, cite),
      id,
      wrong,
      pattern,
      right,
    })),
    examples: assembleScenarios(lists['regulation/privacy/examples']),
  }
}

type Cite = (source: { act: string; article: string }) => LegalSource

/** @throws RangeError if an act is unknown; the check says so before */
function citing(acts: ActsFile, order: ActsOrder): Cite {
  return ({ act: id, article }) => {
    const act = acts.find((known) => known.id === id)
    if (!act) throw new RangeError(`There is no act "${id}".`)
    return { act: act.name, article, url: act.url ?? null, cited: citation(act.name, article, order) }
  }
}

const dated = ({ as_of, review_by, sources }: Written, cite: Cite): Dated => ({
  asOf: as_of,
  reviewBy: review_by,
  sources: sources.map(cite),
})

function question(
  { id, group, data }: Item<PrivacyQuestionFile>,
  tiers: readonly { id: string; articles: number[] }[],
  cite: Cite,
): PrivacyQuestion {
  const { articles } = data
  const tier = articles && tiers.find((one) => articles.every((article) => one.articles.includes(article)))
  return {
    ...dated(data, cite),
    id,
    part: group as QuestionPart,
    position: data.position,
    topic: data.topic ?? null,
    ask: data.ask,
    help: data.help,
    examples: data.examples,
    options: Object.entries(data.options).map(([option, text]) => ({ id: option, text })),
    when: data.when === undefined ? null : parseExpression(data.when),
    likely: data.likely ?? null,
    mend: data.mend ?? null,
    fineTier: tier?.id ?? null,
  }
}

const byPlace = (a: PrivacyQuestion, b: PrivacyQuestion) =>
  QUESTION_PARTS.indexOf(a.part) - QUESTION_PARTS.indexOf(b.part) || a.position - b.position || (a.id < b.id ? -1 : 1)

function nationalList({ id, data }: Item<NationalListFile>, cite: Cite): NationalList {
  return {
    ...dated(data, cite),
    country: id,
    name: data.country,
    authority: data.authority,
    adopted: data.adopted,
    leftOut: data.left_out,
    entries: data.entries.map((entry) => ({
      ...dated(entry, cite),
      number: entry.number,
      says: entry.says,
      when: parseExpression(entry.if),
    })),
  }
}

function hint({ id, data }: Item<LegalHintFile>, cite: Cite): LegalHint {
  return {
    ...dated(data, cite),
    id,
    kind: data.kind,
    name: data.name,
    says: data.says,
    do: data.do,
    when: parseExpression(data.if),
    from: data.from ?? null,
    country: data.country ?? null,
  }
}

function contested({ id, data }: Item<ContestedFile>, cite: Cite): ContestedPoint {
  return {
    ...dated(data, cite),
    id,
    name: data.name,
    when: parseExpression(data.if),
    readings: data.readings.map(({ says, sources }) => ({ says, sources: sources.map(cite) })),
    advice: data.advice,
  }
}
