import type { Cover } from '../model/cover-model.ts'

/** How a page may be passed on, and whether it still changes. */
export function markingOf({ confidential, draft }: Pick<Cover, 'confidential' | 'draft'>): string {
  return draft ? `${confidential} · ${draft}` : confidential
}
