/**
 * What a report is, as it stands now. `open`: answers can still change · `final`: it was submitted, and nobody has
 * written into it: the result speaks for itself · `draft`: somebody works on it, and no version says the same ·
 * `issued`: it is the latest version, word for word.
 */
export type ReportState = 'open' | 'final' | 'draft' | 'issued'

export type ReportFacts = {
  isSubmitted: boolean
  /** Somebody wrote into it, or recorded what a consultant saw. */
  isWorkedOn: boolean
  /** What the latest version was made from, and what it would be made from now; `null`: none was issued. */
  latest: { made: string; now: string } | null
}

/** Whether a report is finished; see {@link ReportState}. */
export function reportState({ isSubmitted, isWorkedOn, latest }: ReportFacts): ReportState {
  if (!isSubmitted) return 'open'
  if (latest) return latest.made === latest.now ? 'issued' : 'draft'
  return isWorkedOn ? 'draft' : 'final'
}

/** Whether its pages say across that it is a draft. */
export const isDraft = (state: ReportState): boolean => state === 'open' || state === 'draft'
