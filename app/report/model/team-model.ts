/** Agreement of the people asked, in the report. */

/** How far the people agree who were asked; nobody stands in it by name. */
export type TeamReport = {
  title: string
  intro: string
  /** People beside the lead who are asked and not done. */
  missing: number
  /** Nobody may answer any more. */
  isFinal: boolean
  /** Whether the verdicts hold so far or for good. */
  standing: string
  /** What all answers together say of the team. */
  reading: string
  figures: { label: string; text: string }[]
  people: {
    title: string
    columns: Record<'discipline' | 'asked' | 'answered', string>
    /** `answered` is empty where nobody was asked. */
    rows: { id: string; name: string; asked: string; answered: string }[]
  }
  /** What most hangs on first, at most 12; `null`: nobody differs. */
  disputed: {
    title: string
    intro: string
    columns: Record<'question' | 'answers' | 'hangs', string>
    rows: { question: string; ask: string; flag: 'disagree' | 'slight'; answers: string; said: string; hangs: string }[]
  } | null
}
