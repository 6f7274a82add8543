/**
 * Pages that sent more JavaScript than others may, or nearly so, when budgets came, and what each may send at most: bytes as
 * gzip packs them. They are to become lighter and leave this list; none is to join it.
 */
export const HEAVY_PAGES: Readonly<Record<string, number>> = {
  '/answering/:participantId/questions/:section': 177_000,
  '/assessments/:assessmentId/questions/:section': 178_000,
  '/assessments/:assessmentId/quick': 182_000,
  '/assessments/:assessmentId/report': 186_000,
  '/assessments/:assessmentId/roadmap': 175_000,
  '/assessments/:assessmentId/roadmap/:actionId': 168_000,
  '/assessments/:assessmentId/team/:participantId/questions/:section': 178_000,
}
