import type { Tone } from '../model/report-parts.ts'

/** One thing to do or to know; `short` is its first sentence, `place` where it stands in the law. */
export type SheetLine = { text: string; short: string; place: string }

/** Lines under a heading; `lead` stands above them. */
export type SheetBlock = { title: string; lead: string; lines: SheetLine[] }

/** One page on one AI system, worded: nothing is decided or translated when it is drawn. Days in it are written out. */
export type CheckSheet = {
  locale: string
  /** ISO day on which it was made. */
  madeOn: string
  heading: string
  subheading: string
  verdict: { tone: Tone; word: string; sentence: string; more: string[] }
  main: SheetBlock[]
  side: SheetBlock[]
  /** That it is no legal advice, and for what a lawyer is needed. */
  notice: { title: string; text: string }
  /** Leads to the same answers in the browser. */
  link: { text: string; href: string }
  /** What stands at the foot, and in place of lines that found no room, with `{count}` for how many. */
  foot: string
  left: string
}
