import type { AssessmentHead } from '#app/routes/app-page.tsx'
import { dateIn } from './calendar.server.ts'
import type { OpenAssessment } from './open-assessment.server.ts'

/** What the frame of a page says of its assessment. */
export function headOf({ assessment, expiresAt }: OpenAssessment): AssessmentHead {
  return {
    id: assessment.id,
    title: assessment.title,
    keptUntil: expiresAt && dateIn(expiresAt),
    isSubmitted: assessment.status === 'submitted',
  }
}
