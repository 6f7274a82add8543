import type { Finding } from '../fault.ts'
import type { ContentFiles } from '../layout.ts'
import { listLegalItems } from './legal-items.ts'

/** A law as a whole, in words or by its section; more than that can only be cited by who has read it. */
const WHOLE = /^(§ \d+|\D+)$/

/** In every language that content is written in. */
const LAWYER = /\b(?:lawyer|(?:rechts)?anw[aä]lt\p{L}*)/iu

/** Laws that we know at second hand: they are cited without paragraphs, and a hint on them sends to a lawyer. */
export function checkSecondHand(files: ContentFiles): Finding[] {
  const acts = files.lists['regulation/privacy/acts'].filter((act) => act.second_hand).map(({ id }) => id)
  const known = new Set(acts)
  const tooExact = listLegalItems(files).flatMap(({ file, cited }) =>
    cited
      .filter(({ act, article }) => known.has(act) && !WHOLE.test(article))
      .map(({ path, article }) => ({
        file,
        path,
        message: `"${article}" is cited from a law that we know at second hand.`,
        mend: 'Say in words what it is about, or read the law and take second_hand out of acts.yaml.',
      })),
  )
  const unmarked = files.items['regulation/privacy/hints']
    .filter(({ data }) => data.sources.some(({ act }) => known.has(act)) && !LAWYER.test(data.do))
    .map(({ file }) => ({
      file,
      path: ['do'],
      message: 'It rests on a law that we know at second hand, and does not say so.',
      mend: 'Tell readers to check it with a lawyer.',
    }))
  return [...tooExact, ...unmarked]
}
