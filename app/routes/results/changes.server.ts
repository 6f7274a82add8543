import type { RouterContextProvider } from 'react-router'
import { changesInShort } from '#app/routes/changes/changes-view.server.ts'
import { compareWith, earlierOf } from '#app/routes/changes/compare.server.ts'
import type { OpenAssessment } from '#app/server/open-assessment.server.ts'
import { byStandard, type DecidedWhole } from './decided.server.ts'

export type ChangesInShort = ReturnType<typeof changesInShort>

/**
 * What is another since the last check of the client, by the standard's questions alone: own ones may have been others
 * then. `null`: there is none before it, or nothing is answered.
 */
export async function changesOf(
  context: Readonly<RouterContextProvider>,
  open: OpenAssessment,
  decided: DecidedWhole,
): Promise<ChangesInShort | null> {
  if (decided.report.summary.state === 'empty') return null
  const [earlier] = await earlierOf(context, open)
  if (!earlier) return null
  const standard = byStandard(decided)
  const compared = await compareWith(context, open, { earlier, decided: standard })
  return changesInShort(compared, standard, open.language)
}
