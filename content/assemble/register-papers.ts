import type { ContentFiles } from '../layout.ts'
import type { Dated } from '../privacy-rules.ts'
import type { RegisterPapers } from '../register-papers.ts'
import { type ActsOrder, citation } from '../translation/places.ts'
import { readPlaces } from './known-places.ts'

type WrittenFile = { as_of: string; review_by: string }
type Written = {
  as_of?: string | undefined
  review_by?: string | undefined
  sources: { act: string; article: string }[]
}

/** Joins the questions to vendors and the outline of the assessment, without their hash. Content must be free of faults. */
export function assembleRegisterPapers({ lists }: ContentFiles, order: ActsOrder): Omit<RegisterPapers, 'hash'> {
  const acts = new Map(lists['regulation/privacy/acts'].map((act) => [act.id, act]))
  const dated = (file: WrittenFile, item: Written): Dated => ({
    asOf: item.as_of ?? file.as_of,
    reviewBy: item.review_by ?? file.review_by,
    sources: item.sources.map(({ act, article }) => {
      const known = acts.get(act)
      if (!known) throw new RangeError(`There is no act "${act}".`)
      return { act: known.name, article, url: known.url ?? null, cited: citation(known.name, article, order) }
    }),
  })
  const questions = lists['regulation/vendor-questions']
  const draft = lists['regulation/assessment-draft']
  return {
    vendorQuestions: questions.items.map((item) => ({
      ...dated(questions, item),
      id: item.id,
      ask: item.ask,
      help: item.help,
      why: item.why,
      write: item.write,
      options: Object.entries(item.options).map(([id, text]) => ({ id, text })),
      record: item.record ?? null,
      fills: item.fills,
      evidence: item.evidence,
    })),
    assessment: draft.items.map((item) => ({
      ...dated(draft, item),
      id: item.id,
      name: item.name,
      about: item.about,
      signs: item.signs ?? null,
      entries: item.entries.map((entry) => ({ ...entry, ...readPlaces(entry) })),
      articles: item.articles ?? null,
    })),
  }
}
