import type { Tone } from './model/report-parts.ts'

/** The colours of the product on white paper. */
export const colours = {
  ink: '#1b2430',
  soft: '#55606e',
  faint: '#646d7a',
  hair: '#e4e1d9',
  edge: '#c9c3b4',
  paper: '#ffffff',
  raise: '#f5f2eb',
  accent: '#0f6b66',
  accentSoft: '#dcebe8',
  accentLight: '#7fb3ae',
  ready: '#0f6b66',
  nearly: '#2a67ac',
  nearlyLight: '#94b3d5',
  notyet: '#8a5d17',
  open: '#5f6977',
  stop: '#a63d2f',
} as const

/** Of the word across a draft: on white, words on it keep their contrast. */
export const watermarkColour = '#f1eee7'

export const toneColours: Record<Tone, string> = {
  ready: colours.ready,
  almost: colours.ready,
  nearly: colours.nearly,
  notyet: colours.notyet,
  open: colours.open,
  stop: colours.stop,
  none: colours.soft,
}

export const fonts = { sans: 'Inter', serif: 'Source Serif 4' } as const

/** What the serif lacks the sans draws. */
const SERIF: string[] = [fonts.serif, fonts.sans]

/** Contextual alternates are off: they cost Inter most of its layout time and change next to nothing. */
const features = { fontFeatureSettings: { calt: 0 } }

/** Figures of one width, for columns that are compared. Not for sentences: the hyphen grows too. */
export const tabular = { fontFeatureSettings: { calt: 0, tnum: 1 } }

/** Sizes in points. Line heights stand on texts only: on a page they would break its footer. */
export const text = {
  body: { fontFamily: fonts.sans, ...features, fontSize: 9.5, lineHeight: 1.45, color: colours.ink },
  lead: { fontFamily: fonts.sans, ...features, fontSize: 12, lineHeight: 1.5, color: colours.ink },
  small: { fontFamily: fonts.sans, ...features, fontSize: 8.25, lineHeight: 1.45, color: colours.soft },
  label: { fontFamily: fonts.sans, ...features, fontSize: 8.25, lineHeight: 1.4, color: colours.faint },
  headline: { fontFamily: SERIF, fontSize: 24, lineHeight: 1.25, fontWeight: 600, color: colours.ink },
  section: { fontFamily: SERIF, fontSize: 19, lineHeight: 1.3, fontWeight: 600, color: colours.ink },
  heading: { fontFamily: SERIF, fontSize: 13, lineHeight: 1.35, fontWeight: 600, color: colours.ink },
  minor: { fontFamily: fonts.sans, ...features, fontSize: 9.5, lineHeight: 1.4, fontWeight: 600, color: colours.ink },
} as const

/** Page measures in points; 56 is 20 mm. */
export const page = { side: 56, top: 98, bottom: 66, head: 46, foot: 32 } as const

export type Paper = 'a4' | 'letter'

/** Width and height in points, upright. */
export const paperSizes: Record<Paper, { width: number; height: number }> = {
  a4: { width: 595.28, height: 841.89 },
  letter: { width: 612, height: 792 },
}

/** Width between the margins. */
export function contentWidth(paper: Paper, orientation: 'portrait' | 'landscape' = 'portrait'): number {
  const { width, height } = paperSizes[paper]
  return (orientation === 'portrait' ? width : height) - 2 * page.side
}
