/** Whose check it is: a guest's, at a network address of their own. */
export type Person = { assessmentId: string; token: string; address: string }

/** People who answer, look at pages and results, and ask for reports, each at their own pace whatever the answers take. */
export type PeopleJob = {
  kind: 'people'
  origin: string
  people: Person[]
  questions: string[]
  sections: string[]
  seconds: number
  /** Between two answers of a person: any time between the two, seeded. */
  pauseSeconds: [least: number, most: number]
  /** Somebody asks for the report of their check so often; `null`: nobody does. */
  reportSeconds: number | null
  seed: number
  /** Of the stored answers, by person and question, as an earlier job gave them back; left out: nothing is stored. */
  versions?: Versions
}

/**
 * So many requests a second, one phase after the other whatever the answers take; or as many at once as come through.
 * Every fifth is a page.
 */
export type FloodJob = Pick<PeopleJob, 'origin' | 'people' | 'questions' | 'sections' | 'versions'> & {
  kind: 'flood'
  pace: { phases: Phase[] } | { atOnce: number; seconds: number }
}

export type Phase = { perSecond: number; seconds: number }

export type Job = PeopleJob | FloodJob

/** Last versions that the server confirmed, by person and question. */
export type Versions = Record<string, number>[]

/** One request. */
export type Asked = {
  what: 'save' | 'page' | 'results' | 'report'
  /** When it was meant to be sent, in ms from the beginning: an answer that is late for whatever reason is late. */
  at: number
  /** From then until its last byte. */
  ms: number
  /** Of that, how late it was sent: whoever asks has to make way, or the answer before took that long. */
  late: number
  /** 0: no answer came. */
  status: number
  /** A refusal said when to come again. */
  hasWait: boolean
}

export type Done = { asked: Asked[]; versions: Versions }
