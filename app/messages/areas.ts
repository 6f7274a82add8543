/** Parts of the message files that every page in the browser needs. */
export const EVERYWHERE = ['app', 'errors', 'questionnaire', 'ui'] as const

/**
 * Parts that some pages need: a route names them as `handle.words`, and they come with it. What only the server says
 * is in neither list and stays there.
 */
export const AREAS = [
  'account',
  'agreement',
  'answering',
  'ask',
  'importing',
  'changes',
  'brand',
  'charter',
  'ownQuestions',
  'readings',
  'record',
  'register',
  'clients',
  'delivery',
  'duties',
  'evidence',
  'gate',
  'governance',
  'pilots',
  'quick',
  'reportBuilder',
  'reportPage',
  'results',
  'roadmap',
  'settings',
  'team',
  'templates',
  'textBlocks',
  'threads',
  'vendor',
  'verdict',
  'whatIf',
  'workspace',
] as const
export type Area = (typeof AREAS)[number]

type Matched = { handle?: unknown }

/** What the routes of a page name, each once. */
export function areasOf(matches: readonly Matched[]): Area[] {
  return [...new Set(matches.flatMap(({ handle }) => (handle as { words?: Area[] } | undefined)?.words ?? []))]
}
