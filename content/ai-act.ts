import type { Expression } from './expression.ts'
import type { Dated } from './regulation.ts'

/** One question of the triage. `odds` is the estimated share of each option among answers, 0-1, summing to 1; it orders questions and decides nothing. */
export type TriageQuestion = Dated & {
  id: string
  /** Id of the file it stands in, such as `c-prohibited`. */
  group: string
  ask: string
  help: string
  examples: string[]
  options: { id: string; text: string; odds: number }[]
  /** `null`: it always arises. */
  askIf: Expression | null
  /** It sums up the questions that arise only after it: where they differ, their answers weigh more. */
  screens: boolean
  /** The option that holds where it does not arise; `null` where it always does. */
  otherwise: string | null
}

/** A flag that holds or not. */
export type TriageFinding = Dated & {
  id: string
  name: string
  when: Expression
  /** Set where the finding is a duty of Article 50. */
  article50: { paragraph: string; dutyOf: 'provider' | 'deployer' } | null
  /** Id of a schedule; `null` where nothing begins with it. */
  from: string | null
}

/** One gate of the tree; `stops` is the class that ends the triage as soon as one of its findings holds. */
export type TriageGate = { id: string; name: string; stops: string | null; findings: TriageFinding[] }

type TriageRole = Dated & { id: string; key: string; name: string; about: string; when: Expression }
/** `when` is `null` for the classes that gates stop with. */
type TriageClass = Dated & { id: string; name: string; about: string; when: Expression | null }
/** A day on which something begins; `history` has what was planned, oldest plan first. */
type ActDate = Dated & {
  id: string
  on: string
  what: string
  whom: string
  history: { on: string; by: 'original' | 'proposal' | 'amendment' }[]
}
/** When a duty begins: the first case whose `when` holds (`null`: always). `date` `null`: not while the design stays. `also`: what other readings say. */
type Schedule = Dated & {
  id: string
  cases: { when: Expression | null; date: string | null; also: string[] }[]
}

export type Obligation = Dated & {
  id: string
  /** Role ids. */
  roles: string[]
  statement: string
  owner: string
  evidence: string[]
  when: Expression
  /** What must be true besides and is not asked; `null`: nothing. */
  onlyIf: string | null
  /** Id of a schedule. */
  from: string
  whenProhibited: boolean
  /** duty: the law's · control: sensible because somebody else's duty hangs on it · voluntary: a decision. */
  binding: 'duty' | 'control' | 'voluntary'
  /** Id of a penalty; `null`: none. */
  penalty: string | null
  /** Ids of contested points. */
  contested: string[]
}

/** A point on which lawyers differ, with its readings and the one that the triage takes. */
type ContestedPoint = Dated & {
  id: string
  name: string
  /** `null`: it is shown only with the duties that name it. */
  when: Expression | null
  readings: string[]
  taken: string
}

/** The most that a breach costs; `null` amounts where national law decides. */
type Penalty = Dated & {
  id: string
  breach: string
  capEur: number | null
  capPercent: number | null
  /** Which of amount and share caps a small or medium firm. */
  sme: 'lower' | 'higher' | null
  /** The same for a small mid-cap. */
  smc: 'lower' | 'higher' | null
}

type Note = Dated & { id: string; name: string; text: string }

/** The AI Act as rules, in display order. Plain JSON. */
export type AiAct = {
  /** SHA-256 of the canonical JSON of all else, hex. */
  hash: string
  /** The oldest day on which an item was read, and the earliest by which one is to be read again; ISO days. */
  asOf: string
  reviewBy: string
  acts: { id: string; name: string; title: string; weight: 'law' | 'guidance' | 'draft'; url: string }[]
  questions: TriageQuestion[]
  gates: TriageGate[]
  roles: TriageRole[]
  classes: TriageClass[]
  dates: ActDate[]
  schedules: Schedule[]
  obligations: Obligation[]
  contested: ContestedPoint[]
  penalties: Penalty[]
  notes: Note[]
  /** What a marketing team does first, in order. */
  firstSteps: Note[]
  wrongClaims: (Dated & { id: string; wrong: string; right: string; pattern: string })[]
  /** Worked examples: option by question id. */
  scenarios: { id: string; name: string; answers: Record<string, string> }[]
}
