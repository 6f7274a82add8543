/** Every part of a report behind cover and summary, in the usual order. */
export const SECTIONS = [
  'use-cases',
  'homework',
  'method',
  'dimensions',
  'ladders',
  'second-view',
  'techniques',
  'pitfalls',
  'points',
  'contradictions',
  'governance',
  'priority',
  'schedule',
  'actions',
  'pilot-design',
  'evidence',
  'team',
  'answers',
  'glossary',
  'claims',
  'references',
  'limits',
] as const
export type SectionId = (typeof SECTIONS)[number]

/** What no report goes without: how it came about, what does not fit together, and that it is no legal advice. */
export const FIXED_SECTIONS: readonly SectionId[] = ['method', 'contradictions', 'limits']

/** What a text of a report says something of. */
export const COMMENTED = ['section', 'dimension', 'technique', 'use-case', 'action'] as const
export type CommentField = `${(typeof COMMENTED)[number]}:${string}`

/** The parts of the summary that can be written otherwise than proposed. */
export const SUMMARY_PARTS = ['headline', 'strengths', 'gaps', 'next-steps'] as const
export type SummaryPart = (typeof SUMMARY_PARTS)[number]
